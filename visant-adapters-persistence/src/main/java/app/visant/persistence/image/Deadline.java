package app.visant.persistence.image;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The end of the time that one decode may take. */
final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    Deadline(LongSupplier nanoTime, Duration time) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + time.toNanos();
    }

    boolean passed() {
        return nanoTime.getAsLong() - end > 0;
    }

    void check() throws IOException {
        if (passed()) {
            throw new IOException("decoding takes too long");
        }
    }
}
