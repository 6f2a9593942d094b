package app.visant.domain.device;

import java.util.Optional;

/**
 * What a device tells of itself; every part is optional.
 *
 * @param version of its software, at most 64 characters
 * @param uptimeSeconds since it started
 * @param queueDepth stills waiting on its disk
 * @param dropped stills it had to drop since it was activated
 * @param diskFreeBytes on the disk that holds its queue
 * @param cameraOk whether the last capture succeeded
 * @param temperatureCelsius of its processor
 */
public record Heartbeat(
        Optional<String> version,
        Optional<Long> uptimeSeconds,
        Optional<Long> queueDepth,
        Optional<Long> dropped,
        Optional<Long> diskFreeBytes,
        Optional<Boolean> cameraOk,
        Optional<Double> temperatureCelsius) {

    private static final int MAX_VERSION = 64;

    public static final Heartbeat BARE = new Heartbeat(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Heartbeat {
        version.filter(v -> v.length() > MAX_VERSION).ifPresent(v -> {
            throw new IllegalArgumentException("version must be at most " + MAX_VERSION + " characters");
        });
        notNegative("uptime_s", uptimeSeconds);
        notNegative("queue_depth", queueDepth);
        notNegative("dropped", dropped);
        notNegative("disk_free_bytes", diskFreeBytes);
        temperatureCelsius.filter(t -> !Double.isFinite(t)).ifPresent(t -> {
            throw new IllegalArgumentException("temperature_c must be finite");
        });
    }

    private static void notNegative(String what, Optional<Long> value) {
        value.filter(v -> v < 0).ifPresent(v -> {
            throw new IllegalArgumentException(what + " must not be negative");
        });
    }
}
