package app.visant.device;

import app.visant.device.core.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each loop a thread until it is told to stop. */
final class LoopRunner {
    private static final Logger log = LoggerFactory.getLogger(LoopRunner.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

    /** For work that is nearly done; then it is interrupted. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration LAST_PATIENCE = Duration.ofSeconds(10);

    private final List<Loop> loops;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    LoopRunner(List<Loop> loops) {
        this.loops = List.copyOf(loops);
    }

    void start() {
        for (var loop : loops) {
            threads.add(Thread.ofPlatform().name("device-" + loop.name()).start(() -> run(loop)));
        }
    }

    void stop() {
        stopping = true;
        loops.forEach(loop -> loop.wake().now());
        if (!join(PATIENCE)) {
            threads.forEach(Thread::interrupt);
            if (!join(LAST_PATIENCE)) {
                log.warn("Some work did not stop");
            }
        }
    }

    private void run(Loop loop) {
        try {
            while (!stopping) {
                loop.wake().await(tick(loop));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration tick(Loop loop) {
        try {
            return loop.tick();
        } catch (RuntimeException e) {
            log.error("Trouble with {}; it goes on in {} s", loop.name(), AFTER_TROUBLE.toSeconds(), e);
            return AFTER_TROUBLE;
        }
    }

    /** Whether all ended in time. */
    private boolean join(Duration each) {
        try {
            boolean all = true;
            for (var thread : threads) {
                all &= thread.join(each);
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
