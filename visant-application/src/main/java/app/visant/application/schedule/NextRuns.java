package app.visant.application.schedule;

import app.visant.application.device.ZoneFollower;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.org.RezoningStep;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.schedule.port.ScheduleRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.org.Organization;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/** Works out when schedules fire next, also when a device's clock moves to another zone. */
public final class NextRuns implements ZoneFollower, RezoningStep {
    private final ScheduleRepository schedules;
    private final DeviceRepository devices;
    private final OrganizationRepository organizations;
    private final InstantSource clock;

    @Inject
    public NextRuns(
            ScheduleRepository schedules,
            DeviceRepository devices,
            OrganizationRepository organizations,
            InstantSource clock) {
        this.schedules = schedules;
        this.devices = devices;
        this.organizations = organizations;
        this.clock = clock;
    }

    @Override
    public void zoneChanged(Tx tx, OrgId org, DeviceId device) {
        // In the order in which whoever settles orders holds their schedules.
        schedules.withoutZone(tx, org, Optional.of(device)).stream()
                .sorted(Comparator.comparing(schedule -> schedule.id().toString()))
                .forEach(schedule -> schedules.update(tx, planned(tx, schedule, Cron.parse(schedule.expression()))));
    }

    /** Devices hear of it as of any other change of their schedules: they look every few seconds. */
    @Override
    public void onRezoned(Tx tx, OrgId org) {
        schedules.withoutZone(tx, org, Optional.empty()).stream()
                .map(ScheduledTrigger::device)
                .distinct()
                .sorted(Comparator.comparing(DeviceId::value))
                .forEach(device -> {
                    // Holds the device before its schedules, as everybody does who changes both.
                    devices.bumpRevision(tx, org, device);
                    zoneChanged(tx, org, device);
                });
    }

    ScheduledTrigger planned(Tx tx, ScheduledTrigger schedule, Cron cron) {
        return schedule.firingAt(schedule.enabled() ? cron.next(now(), zoneOf(tx, schedule)) : Optional.empty());
    }

    Instant now() {
        return clock.instant();
    }

    private ZoneId zoneOf(Tx tx, ScheduledTrigger schedule) {
        return schedule.timezone()
                .or(() -> devices.find(tx, schedule.org(), schedule.device())
                        .flatMap(device -> device instanceof Device.Active a ? a.timezone() : Optional.empty()))
                .or(() -> organizations.find(tx, schedule.org()).map(Organization::timezone))
                .orElse(ZoneOffset.UTC);
    }
}
