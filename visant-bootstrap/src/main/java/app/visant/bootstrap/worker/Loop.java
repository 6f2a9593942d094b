package app.visant.bootstrap.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls something at an interval, and sooner when woken, on a thread of its own. What it calls may fail; the loop goes on. */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final String name;
    private final Duration every;
    private final Runnable tick;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;
    private boolean failing;

    private Loop(String name, Duration every, Runnable tick) {
        this.name = name;
        this.every = every;
        this.tick = tick;
        this.thread = Thread.ofVirtual().name("loop-" + name).unstarted(this::run);
    }

    /** Starts it; the first tick comes at once. */
    public static Loop start(String name, Duration every, Runnable tick) {
        var loop = new Loop(name, every, tick);
        loop.thread.start();
        return loop;
    }

    /** Makes the next tick come at once. Many wakes before it are one. */
    public void wake() {
        if (wake.availablePermits() == 0) {
            wake.release();
        }
    }

    /** Lets the running tick finish, ten seconds at most, and starts no other. */
    @Override
    public void close() {
        stopped = true;
        wake.release();
        try {
            if (!thread.join(STOP_WITHIN)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            step();
            try {
                var woken = wake.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
                if (woken) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void step() {
        try {
            tick.run();
            if (failing) {
                LOG.info("{} works again", name);
                failing = false;
            }
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("{} fails, and goes on trying", name, e);
            }
            failing = true;
        }
    }
}
