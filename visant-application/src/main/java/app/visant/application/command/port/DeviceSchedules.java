package app.visant.application.command.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import java.util.List;

/** The schedules of a device, as the device itself is told of them: for show, the cloud keeps the time. */
public interface DeviceSchedules {
    List<DeviceSchedule> of(Tx tx, OrgId org, DeviceId device);

    /**
     * A schedule in the device's eyes.
     *
     * @param timezone IANA name of the zone that holds for it
     */
    record DeviceSchedule(ScheduleId id, TriggerLabel label, String expression, String timezone, boolean enabled) {}
}
