package app.visant.persistence.command;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableList;

import app.visant.application.command.port.DeviceSchedules;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Schedules in the form for devices, with the zone that holds: their own, the device's, or the organization's. */
public final class PostgresDeviceSchedules implements DeviceSchedules {
    @Inject
    public PostgresDeviceSchedules() {}

    @Override
    public Map<DeviceId, List<DeviceSchedule>> of(Tx tx, OrgId org, Collection<DeviceId> devices) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select s.device_id, s.id, s.trigger_label, s.cron_expression, s.enabled,
                          coalesce(s.timezone, d.timezone, o.timezone) as zone
                        from scheduled_triggers s
                        join devices d on d.org_id = s.org_id and d.id = s.device_id
                        join organizations o on o.id = s.org_id
                        where s.org_id = :org and s.device_id = any(:devices)
                        order by s.created_at desc, s.id desc
                        """)
                .bind("org", org)
                .bindArray("devices", DeviceId.class, List.copyOf(devices))
                .map((row, context) -> Map.entry(
                        Columns.device(row),
                        new DeviceSchedule(
                                new ScheduleId(Columns.uuid(row, "id")),
                                new TriggerLabel(row.getString("trigger_label")),
                                row.getString("cron_expression"),
                                row.getString("zone"),
                                row.getBoolean("enabled"))))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toUnmodifiableList())));
    }
}
