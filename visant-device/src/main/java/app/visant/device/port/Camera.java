package app.visant.device.port;

import app.visant.domain.device.DeviceConfig;

/**
 * Takes stills. One at a time: callers do not overlap.
 *
 * <p>A capture ends by itself within the adapter's own time limit. Interrupting the thread ends it at once, as a failure,
 * with the interrupt flag still set.
 */
public interface Camera extends AutoCloseable {

    /** A still now, in the wanted size and quality where the camera can choose. Never throws for what a camera may do wrong. */
    Shot capture(DeviceConfig config);

    /** Lets go of the hardware. Closing twice is harmless. */
    @Override
    void close();

    /** What came of a capture. */
    sealed interface Shot {}

    record Taken(Jpeg jpeg) implements Shot {}

    /** No still; {@code why} is for people, at most {@link #MAX_WHY} characters, and holds no secret. */
    record Failed(String why) implements Shot {
        public static final int MAX_WHY = 300;

        public Failed {
            why = why.length() > MAX_WHY ? why.substring(0, MAX_WHY) : why;
        }
    }
}
