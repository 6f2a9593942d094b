package app.visant.device.core;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Ends the wait of a loop early. Calls before the wait count; several count as one. */
public final class Wake {
    private final Semaphore calls = new Semaphore(0);

    public void now() {
        calls.release();
    }

    /** Until somebody calls or the time is over. */
    public void await(Duration atMost) throws InterruptedException {
        if (calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
