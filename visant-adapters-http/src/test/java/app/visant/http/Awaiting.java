package app.visant.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do; generous, because machines are slow at times. */
public final class Awaiting {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long GLANCE_NANOS = Duration.ofMillis(2).toNanos();

    private Awaiting() {}

    public static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
