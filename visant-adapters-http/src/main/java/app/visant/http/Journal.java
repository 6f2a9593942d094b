package app.visant.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** One line and one measurement for each request, by the template of its route: never a path, a query or a header. */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger("app.visant.http.access");

    /** Asked every few seconds by whoever watches the server. */
    private static final Set<String> PROBES = Set.of("/healthz", "/readyz", "/metrics");

    private final MeterRegistry metrics;

    Journal(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void note(Context ctx, float milliseconds) {
        var scope = Scope.of(ctx);
        var method = known(ctx.req().getMethod());
        var status = ctx.res().getStatus();
        var org = scope.org().map(Object::toString).orElse("-");
        MDC.put("request_id", scope.requestId());
        MDC.put("org", org);
        try {
            LOG.atLevel(PROBES.contains(scope.template()) ? Level.DEBUG : Level.INFO)
                    .addKeyValue("status", status)
                    .log("{} {} {} {} ms", method, scope.template(), status, Math.round(milliseconds));
        } finally {
            MDC.remove("request_id");
            MDC.remove("org");
        }
        Timer.builder("visant.http.requests")
                .tag("method", method)
                .tag("route", scope.template())
                .tag("status", Integer.toString(status))
                .register(metrics)
                .record(Duration.ofNanos((long) (milliseconds * 1_000_000)));
    }

    /** Callers may invent methods without end. */
    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
            default -> "other";
        };
    }
}
