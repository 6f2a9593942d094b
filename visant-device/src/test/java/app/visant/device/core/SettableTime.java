package app.visant.device.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Both clocks of a device, moved by hand. */
public final class SettableTime implements InstantSource, Ticker {
    private Instant wall;
    private long nanos = 1_000_000;

    public SettableTime(Instant wall) {
        this.wall = wall;
    }

    /** Time passes. */
    public synchronized void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** The wall clock jumps. */
    public synchronized void set(Instant to) {
        wall = to;
    }

    @Override
    public synchronized Instant instant() {
        return wall;
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }
}
