package app.visant.device.core;

/** A clock that only moves forward, in nanoseconds from a moment of its own; wall clocks of devices jump. */
@FunctionalInterface
public interface Ticker {
    long nanos();
}
