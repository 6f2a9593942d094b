package app.visant.application.org;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

/** One minute's requests of one credential or organization, as this node knows them. */
final class RequestWindow {
    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final Instant minute;
    private final ReentrantLock settling = new ReentrantLock();
    /** What all nodes had told each other when this one last did. */
    private long known;
    /** What this one has counted since. */
    private long pending;
    /** Of those that were told, how many were too many and are still to be refused. */
    private long over;

    RequestWindow(Instant minute) {
        this.minute = minute;
    }

    Instant minute() {
        return minute;
    }

    boolean isBefore(Instant other) {
        return minute.isBefore(other);
    }

    Duration left(Instant now) {
        return Duration.between(now, minute.plus(LENGTH));
    }

    /** Counts one more, if that is within the limit. */
    synchronized boolean take(long limit) {
        if (known + pending >= limit) {
            return false;
        }
        pending++;
        return true;
    }

    /**
     * Settles with the others once so many are pending; whoever comes meanwhile waits, so that no more than that are ever
     * untold. Of those who wait as many are refused as are over the limit then.
     *
     * @param tell tells the others of so many, and answers how many there were altogether
     * @return whether the request may be answered
     */
    boolean settle(long part, long limit, LongUnaryOperator tell) {
        if (pending() < part && !overdrawn()) {
            return true;
        }
        settling.lock();
        try {
            var told = pending();
            if (told >= part) {
                settled(told, limit, tell.applyAsLong(told));
            }
            return !refused();
        } finally {
            settling.unlock();
        }
    }

    private synchronized long pending() {
        return pending;
    }

    private synchronized boolean overdrawn() {
        return over > 0;
    }

    private synchronized void settled(long told, long limit, long all) {
        pending -= told;
        known = all;
        over += Math.min(told, Math.max(0, all - limit));
    }

    private synchronized boolean refused() {
        if (over == 0) {
            return false;
        }
        over--;
        return true;
    }
}
