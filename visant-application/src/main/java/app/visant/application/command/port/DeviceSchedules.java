package app.visant.application.command.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The schedules of a device, as the device itself is told of them: for show, the cloud keeps the time. */
public interface DeviceSchedules {
    /** Those of each given device that has any. */
    Map<DeviceId, List<DeviceSchedule>> of(Tx tx, OrgId org, Collection<DeviceId> devices);

    /**
     * A schedule in the device's eyes.
     *
     * @param timezone IANA name of the zone that holds for it
     */
    record DeviceSchedule(ScheduleId id, TriggerLabel label, String expression, String timezone, boolean enabled) {}
}
