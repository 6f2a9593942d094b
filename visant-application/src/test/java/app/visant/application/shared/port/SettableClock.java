package app.visant.application.shared.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
public final class SettableClock implements InstantSource {
    /** Where a clock stands if nobody says otherwise: a Sunday noon. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private volatile Instant now;

    public SettableClock() {
        this(NOON);
    }

    public SettableClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant instant) {
        now = instant;
    }

    /** Moves the clock, backwards too, and answers the new time. */
    public synchronized Instant advance(Duration by) {
        now = now.plus(by);
        return now;
    }
}
