package app.visant.application.command.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a device is told of its schedules, taken from wherever they are kept. */
public final class InMemoryDeviceSchedules implements DeviceSchedules {
    private final Kept kept;

    /** Schedules are of a context further down; {@code kept} looks there. */
    public InMemoryDeviceSchedules(Kept kept) {
        this.kept = kept;
    }

    @Override
    public Map<DeviceId, List<DeviceSchedule>> of(Tx tx, OrgId org, Collection<DeviceId> devices) {
        var found = new HashMap<DeviceId, List<DeviceSchedule>>();
        devices.forEach(device -> found.put(device, List.copyOf(kept.of(tx, org, device))));
        found.values().removeIf(List::isEmpty);
        return found;
    }

    /** The schedules of one device. */
    public interface Kept {
        List<DeviceSchedule> of(Tx tx, OrgId org, DeviceId device);
    }
}
