package app.visant.domain.device;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Texts;

/** What people call a device: one line of at most 120 characters. */
public record DeviceName(String value) {
    private static final int MAX = 120;

    public DeviceName {
        value = Texts.line(value, MAX);
    }

    /** The name of a device that nobody has named yet. */
    public static DeviceName of(DeviceId id) {
        return new DeviceName(id.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
