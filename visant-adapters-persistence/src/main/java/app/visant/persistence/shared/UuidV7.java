package app.visant.persistence.shared;

import app.visant.application.shared.port.IdGenerator;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * UUIDv7 of RFC 9562, each greater than all that this process made before: twelve bits count within a millisecond, and
 * when they run out, or the clock goes back, the time in the id runs ahead of the clock.
 */
public final class UuidV7 implements IdGenerator {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long TIME_MASK = (1L << 48) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long NOT_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock turn = new ReentrantLock();
    /** Milliseconds in the upper bits, the counter in the lower: one number that only grows. */
    private long last;

    @Inject
    public UuidV7(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public UUID next() {
        var low = VARIANT | (random.nextLong() & NOT_VARIANT);
        var high = tick();
        return new UUID(high >>> COUNTER_BITS << 16 | VERSION_7 | (high & COUNTER_MASK), low);
    }

    private long tick() {
        // The first of a millisecond starts in the lower half, so that ids cannot be guessed and the count has room.
        var start = (clock.millis() & TIME_MASK) << COUNTER_BITS | random.nextInt(1 << (COUNTER_BITS - 1));
        turn.lock();
        try {
            last = Math.max(start, last + 1);
            return last;
        } finally {
            turn.unlock();
        }
    }
}
