package app.visant.device.core;

import app.visant.domain.device.DeviceConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the cloud wants of this device, and whether its camera works. Safe for use by several threads. */
@Singleton
public final class DeviceState {
    private volatile DeviceConfig config = DeviceConfig.DEFAULT;
    private volatile boolean active = true;
    private volatile Optional<Boolean> cameraOk = Optional.empty();

    @Inject
    public DeviceState() {}

    DeviceConfig config() {
        return config;
    }

    void configure(DeviceConfig wanted) {
        config = wanted;
    }

    /** Whether it may take stills. */
    boolean active() {
        return active;
    }

    void activate() {
        active = true;
    }

    void deactivate() {
        active = false;
    }

    /** Whether the last capture succeeded; empty before the first. */
    Optional<Boolean> cameraOk() {
        return cameraOk;
    }

    void cameraWorked(boolean ok) {
        cameraOk = Optional.of(ok);
    }
}
