package app.visant.persistence.shared;

import app.visant.application.shared.port.Signal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Signals on their way to one thread. The same signal waits once; when too many wait they become one
 * {@link Signal.Resync}, so that neither memory nor a publisher ever waits for a slow reader.
 */
final class PendingSignals {
    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Signal> waiting = new LinkedHashSet<>();
    private boolean closed;

    void add(Signal signal) {
        lock.lock();
        try {
            if (waiting.size() >= MOST) {
                waiting.clear();
                waiting.add(new Signal.Resync());
            }
            waiting.add(signal);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** All that wait, in order; waits for the first. Empty only after {@link #close}. */
    List<Signal> take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            var taken = List.copyOf(waiting);
            waiting.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
