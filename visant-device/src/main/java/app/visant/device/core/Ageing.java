package app.visant.device.core;

import app.visant.device.port.Spool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Drops stills that nobody will want any more; only while the time is known, as a wrong clock must not empty the spool. */
@Singleton
public final class Ageing implements Loop {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final Spool spool;
    private final ServerClock clock;
    private final KeepFor keepFor;
    private final Wake wake = new Wake();

    @Inject
    public Ageing(Spool spool, ServerClock clock, KeepFor keepFor) {
        this.spool = spool;
        this.clock = clock;
        this.keepFor = keepFor;
    }

    @Override
    public String name() {
        return "ageing";
    }

    @Override
    public Wake wake() {
        return wake;
    }

    @Override
    public Duration tick() {
        if (clock.trusted()) {
            spool.dropBefore(clock.now().minus(keepFor.value()));
        }
        return INTERVAL;
    }

    /** How long a still may wait for its upload. */
    public record KeepFor(Duration value) {}
}
