package app.visant.application.capture;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Bounds how many bytes of stills are in memory at once, however many clients come. */
public final class StillBudget {
    private static final int UNIT = 1024;

    private final Limits limits;
    private final int units;
    private final Semaphore free;

    @Inject
    public StillBudget(Limits limits) {
        this.limits = limits;
        this.units = Math.toIntExact(limits.bytesInHand() / UNIT);
        // Fair, so that small stills do not keep a large one waiting for ever.
        this.free = new Semaphore(units, true);
    }

    Limits limits() {
        return limits;
    }

    /** The outcome of work that holds this many bytes; empty if they did not become free in time, or the caller is interrupted. */
    <T> Optional<T> within(long bytes, Supplier<T> work) {
        var needed = (int) Math.min(units, (bytes + UNIT - 1) / UNIT);
        try {
            if (!free.tryAcquire(needed, limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            free.release(needed);
        }
    }

    /**
     * How much is allowed.
     *
     * @param stillBytes the largest still that is taken
     * @param bytesInHand of all stills together
     * @param patience how long a still may wait for its turn
     */
    public record Limits(long stillBytes, long bytesInHand, Duration patience) {
        public static final Limits DEFAULT = new Limits(10L << 20, 128L << 20, Duration.ofSeconds(10));

        public Limits {
            if (stillBytes < 1 || bytesInHand < stillBytes) {
                throw new IllegalArgumentException("the budget must hold at least one still of the largest size");
            }
        }
    }
}
