package app.visant.http.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether what the server depends on is there. Anybody may ask, so the answer is kept for a second, and one that hangs
 * counts as failed after three.
 */
public final class Readiness {
    static final String OK = "ok";

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final String FAILED = "failed";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(1);

    private final List<Probe> probes;
    private final InstantSource clock;
    private final Duration patience;
    private final Executor executor = Executors.newVirtualThreadPerTaskExecutor();
    /** The last asking of each probe; one that hangs is not asked again before it has answered. */
    private final Map<String, CompletableFuture<Boolean>> asked = new HashMap<>();

    private Map<String, String> last = Map.of();
    private Instant checkedAt = Instant.MIN;

    public Readiness(List<Probe> probes, InstantSource clock) {
        this(probes, clock, PATIENCE);
    }

    Readiness(List<Probe> probes, InstantSource clock, Duration patience) {
        this.probes = List.copyOf(probes);
        this.clock = clock;
        this.patience = patience;
    }

    /** By the name of each probe, {@code ok} or {@code failed}. */
    synchronized Map<String, String> check() {
        var now = clock.instant();
        if (checkedAt.isBefore(now.minus(KEPT))) {
            var asking = new TreeMap<String, CompletableFuture<String>>();
            probes.forEach(probe -> asking.put(probe.name(), ask(probe)));
            var answered = new TreeMap<String, String>();
            asking.forEach((name, answer) -> answered.put(name, answer.join()));
            last = answered;
            checkedAt = now;
        }
        return last;
    }

    private CompletableFuture<String> ask(Probe probe) {
        var answer = asked.get(probe.name());
        if (answer == null || answer.isDone()) {
            answer = CompletableFuture.supplyAsync(() -> probe.healthy().getAsBoolean(), executor);
            asked.put(probe.name(), answer);
        }
        return answer.thenApply(healthy -> healthy ? OK : FAILED)
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(e -> {
                    LOG.warn("the probe {} failed", probe.name(), e);
                    return FAILED;
                });
    }

    /** One thing to be looked at; what throws is not healthy. */
    public record Probe(String name, BooleanSupplier healthy) {}
}
