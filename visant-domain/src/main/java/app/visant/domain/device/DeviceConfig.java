package app.visant.domain.device;

import java.util.Optional;

/**
 * Camera and upload settings that the cloud pushes to a device.
 *
 * @param width wanted width of a still in pixels, 16 to 8192; empty leaves it to the camera
 * @param height wanted height of a still in pixels, 16 to 8192
 * @param jpegQuality 1 to 100, where the device encodes itself
 * @param heartbeatSeconds seconds between heartbeats, 15 to 60
 * @param uploadKilobytesPerSecond upper limit of the upload rate, at least 8; empty is unlimited
 */
public record DeviceConfig(
        Optional<Integer> width,
        Optional<Integer> height,
        int jpegQuality,
        int heartbeatSeconds,
        Optional<Integer> uploadKilobytesPerSecond) {

    public static final DeviceConfig DEFAULT =
            new DeviceConfig(Optional.empty(), Optional.empty(), 88, 30, Optional.empty());

    public DeviceConfig {
        width.ifPresent(w -> within("width", w, 16, 8192));
        height.ifPresent(h -> within("height", h, 16, 8192));
        within("jpeg_quality", jpegQuality, 1, 100);
        within("heartbeat_seconds", heartbeatSeconds, 15, 60);
        uploadKilobytesPerSecond.ifPresent(k -> within("upload_kilobytes_per_second", k, 8, 1_000_000));
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be from " + least + " to " + most);
        }
    }
}
