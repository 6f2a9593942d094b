package app.visant.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the forms that are being received may hold in memory, all together: a fleet on slow lines sends for a long time,
 * all at once. What finds no room goes to disk; nobody is refused, and nobody waits for somebody slow.
 */
final class FormMemory {
    /** A larger form goes to disk anyway. */
    static final long MOST_EACH = 1024 * 1024;

    private final AtomicLong free;

    FormMemory(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /**
     * Room for a form of that length, to be given back; 0 if there is none.
     *
     * @param length as announced; negative if it was not
     */
    long take(long length) {
        if (length < 0 || length > MOST_EACH) {
            return 0;
        }
        var left = free.addAndGet(-length);
        if (left >= 0) {
            return length;
        }
        giveBack(length);
        return 0;
    }

    void giveBack(long taken) {
        free.addAndGet(taken);
    }
}
