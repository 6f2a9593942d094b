package app.visant.http.platform;

import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.HttpSettings;
import app.visant.http.Problem;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * Measurements for Prometheus. They tell of all organizations together, so they are for the operator: with the token of
 * the settings, or, if there is none, for callers on the machine itself.
 */
public final class MetricsEndpoints implements EndpointTable {
    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;
    private final HttpSettings settings;

    @Inject
    public MetricsEndpoints(PrometheusMeterRegistry metrics, HttpSettings settings) {
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/metrics", "Measurements for Prometheus; needs a token of its own")
                .open()
                .answersBytes(MEDIA_TYPE)
                .handledBy(this::metrics));
    }

    private Answer metrics(Exchange exchange) {
        if (settings.metricsToken().isEmpty() && !exchange.local()) {
            throw Problem.notFound();
        }
        if (!settings.metricsToken().map(token -> shown(exchange, token)).orElse(true)) {
            throw Problem.unauthorized("unauthorized", "This address needs its own token.");
        }
        return Answer.bytes(MEDIA_TYPE, metrics.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean shown(Exchange exchange, String token) {
        var shown = exchange.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(("Bearer " + token).getBytes(StandardCharsets.UTF_8), shown);
    }
}
