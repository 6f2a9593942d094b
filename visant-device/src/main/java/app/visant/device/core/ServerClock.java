package app.visant.device.core;

import app.visant.device.port.Reply;
import app.visant.device.port.ServerTime;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's time, on a machine whose own clock may be wrong by years and may jump. It rests on the last good word of
 * the server and the monotonic clock since, so that a jump of the device's clock does not move it.
 */
@Singleton
public final class ServerClock {
    private static final Logger log = LoggerFactory.getLogger(ServerClock.class);

    /** A quartz in a hot box: how much less certain a sample becomes, per unit of time. */
    private static final double DRIFT = 1e-4;

    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    private final InstantSource deviceClock;
    private final Ticker ticker;
    private final AtomicReference<Optional<Sample>> best = new AtomicReference<>(Optional.empty());

    @Inject
    public ServerClock(InstantSource deviceClock, Ticker ticker) {
        this.deviceClock = deviceClock;
        this.ticker = ticker;
    }

    /** The server's time as far as it is known, else the device's. */
    public Instant now() {
        return best.get().map(sample -> sample.at(ticker.nanos())).orElseGet(deviceClock::instant);
    }

    /** What the device's own clock says. */
    public Instant deviceTime() {
        return deviceClock.instant();
    }

    /** Whether the server's time is known. */
    public boolean trusted() {
        return best.get().isPresent();
    }

    public void learnFrom(Reply reply) {
        if (reply instanceof Reply.Answered answered) {
            answered.serverTime().ifPresent(this::learn);
        }
    }

    /** Takes the sample if it is better than the one in use, or contradicts it: clocks of servers get set too. */
    public void learn(ServerTime time) {
        long nanos = ticker.nanos();
        var sample = new Sample(time.now(), nanos, time.uncertainty());
        var before =
                best.getAndUpdate(used -> used.filter(old -> old.better(sample)).or(() -> Optional.of(sample)));
        var offset = Duration.between(deviceClock.instant(), time.now());
        if (before.isEmpty() && offset.abs().compareTo(WORTH_TELLING) > 0) {
            log.warn(
                    "The clock of this device is {} s off the server's; stills get the server's time",
                    -offset.toSeconds());
        }
    }

    private record Sample(Instant server, long nanos, Duration uncertainty) {

        Instant at(long later) {
            return server.plusNanos(later - nanos);
        }

        boolean better(Sample other) {
            var grown = uncertainty.plusNanos(Math.round((other.nanos - nanos) * DRIFT));
            var apart = Duration.between(at(other.nanos), other.server).abs();
            boolean agree = apart.compareTo(grown.plus(other.uncertainty)) <= 0;
            return agree && grown.compareTo(other.uncertainty) < 0;
        }
    }
}
