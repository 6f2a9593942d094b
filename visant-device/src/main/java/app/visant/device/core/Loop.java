package app.visant.device.core;

import java.time.Duration;

/** Work that goes on as long as the runtime does. A runner calls {@link #tick}, waits, and calls again. */
public interface Loop {

    /** For the thread that runs it. */
    String name();

    /**
     * Does what is due now.
     *
     * @return how long to wait before the next tick, unless {@link #wake} is called; zero if there is more to do
     */
    Duration tick();

    Wake wake();
}
