package app.visant.application.shared.port;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the form of UUIDv7 that count up from the same start in every run. */
public final class SequentialIds implements IdGenerator {
    private static final long FIRST_MILLISECOND = SettableClock.NOON.toEpochMilli();
    private static final int PER_MILLISECOND_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong made = new AtomicLong();

    @Override
    public UUID next() {
        var n = made.incrementAndGet();
        var millisecond = FIRST_MILLISECOND + (n >>> PER_MILLISECOND_BITS);
        var within = n & ((1L << PER_MILLISECOND_BITS) - 1);
        return new UUID(millisecond << 16 | VERSION_7 | within, VARIANT | n);
    }
}
