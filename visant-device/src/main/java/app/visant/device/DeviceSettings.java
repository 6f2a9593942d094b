package app.visant.device;

import app.visant.device.spool.SpoolBounds;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the runtime needs to know besides its credentials and its camera.
 *
 * @param stateFolder its own folder, created if need be; one runtime at a time
 * @param keepFor how long a still may wait for its upload
 */
public record DeviceSettings(Path stateFolder, SpoolBounds bounds, Duration keepFor) {
    static final Duration KEEP_FOR = Duration.ofDays(7);

    /** The usual bounds: 1 GB, 7 days. */
    public static DeviceSettings in(Path stateFolder) {
        return new DeviceSettings(stateFolder, SpoolBounds.DEFAULT, KEEP_FOR);
    }
}
