package app.visant.domain.shared;

import java.util.Optional;
import java.util.Set;

/**
 * How much of an organization somebody gets to see: all of it, or some devices with what is theirs.
 *
 * @param devices empty if it is all of it
 */
public record Reach(OrgId org, Optional<Set<DeviceId>> devices) {
    public Reach {
        devices = devices.map(Set::copyOf);
    }

    public static Reach all(OrgId org) {
        return new Reach(org, Optional.empty());
    }

    public boolean isWhole() {
        return devices.isEmpty();
    }

    /** Whether that device of the organization is within it, be there such a device or not. */
    public boolean covers(DeviceId device) {
        return devices.map(some -> some.contains(device)).orElse(true);
    }
}
