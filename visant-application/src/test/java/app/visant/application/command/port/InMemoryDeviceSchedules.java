package app.visant.application.command.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.util.List;

/** What a device is told of its schedules, taken from wherever they are kept. */
public final class InMemoryDeviceSchedules implements DeviceSchedules {
    private final DeviceSchedules kept;

    /** Schedules are of a context further down; {@code kept} looks there. */
    public InMemoryDeviceSchedules(DeviceSchedules kept) {
        this.kept = kept;
    }

    @Override
    public List<DeviceSchedule> of(Tx tx, OrgId org, DeviceId device) {
        return List.copyOf(kept.of(tx, org, device));
    }
}
