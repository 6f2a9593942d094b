package app.visant.application.evaluation;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.shared.Sha256;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves agents alone while their server does not answer. The same model at one address by one key is one server in this,
 * however often it is opened; two keys are two, so that one organization's trouble is not another's, and so are two models,
 * one of which the server may not have.
 */
public final class BreakingModelProvider implements ModelProvider {
    private static final int MOST_SERVERS = 10_000;

    private final ModelProvider provider;
    private final InstantSource clock;
    private final Map<Server, Breaker> breakers = new ConcurrentHashMap<>();

    public BreakingModelProvider(ModelProvider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    public String vendor() {
        return provider.vendor();
    }

    @Override
    public VisionModel open(AgentSettings settings) {
        return new BreakingVisionModel(provider.open(settings), breaker(settings), clock);
    }

    @Override
    public boolean available(AgentSettings settings) {
        return Optional.ofNullable(breakers.get(Server.of(settings)))
                        .filter(Breaker::open)
                        .isEmpty()
                && provider.available(settings);
    }

    private Breaker breaker(AgentSettings settings) {
        if (breakers.size() > MOST_SERVERS) {
            breakers.values().removeIf(breaker -> !breaker.open());
        }
        return breakers.computeIfAbsent(Server.of(settings), server -> new Breaker());
    }

    private record Server(Optional<URI> address, String model, Optional<Sha256> key) {
        private static Server of(AgentSettings settings) {
            return new Server(
                    settings.baseUrl(), settings.model(), settings.key().map(key -> Sha256.of(key.text())));
        }
    }
}
