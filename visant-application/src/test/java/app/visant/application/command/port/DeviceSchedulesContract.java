package app.visant.application.command.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.command.port.DeviceSchedules.DeviceSchedule;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Subscription;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface DeviceSchedulesContract {
    PortsUnderTest ports();

    @Test
    default void tellsEachScheduleOfTheDeviceAndNoOthers() {
        var device = ports().newDevice(orgIn(ZoneId.of("Asia/Tokyo")));
        ports().newSchedule(ports().newDevice(device.org()));
        var schedule = ports().newSchedule(device);

        assertThat(of(device))
                .containsExactly(new DeviceSchedule(
                        schedule.id(), schedule.label(), schedule.expression(), "Asia/Tokyo", schedule.enabled()));
    }

    @Test
    default void tellsOfSchedulesThatAreSwitchedOff() {
        var device = ports().newDevice(ports().newOrg());
        var schedule = ports().newSchedule(device);
        update(schedule.changed(schedule.label(), schedule.expression(), Optional.empty(), false));

        assertThat(of(device)).map(DeviceSchedule::enabled).containsExactly(false);
    }

    @Test
    default void theZoneIsTheSchedulesThenTheDevicesThenTheOrganizations() {
        var org = orgIn(ZoneId.of("Asia/Tokyo"));
        var device = ports().newDevice(org);
        var schedule = ports().newSchedule(device);
        assertThat(of(device)).map(DeviceSchedule::timezone).containsExactly("Asia/Tokyo");

        ports().in(org).run(tx -> ports().devices().update(tx, device.movedTo(ZoneId.of("Europe/Berlin"))));
        assertThat(of(device)).map(DeviceSchedule::timezone).containsExactly("Europe/Berlin");

        var own = Optional.of(ZoneId.of("America/Lima"));
        update(schedule.changed(schedule.label(), schedule.expression(), own, true));
        assertThat(of(device)).map(DeviceSchedule::timezone).containsExactly("America/Lima");
    }

    @Test
    default void anotherOrganizationIsToldNothing() {
        var device = ports().newDevice(ports().newOrg());
        ports().newSchedule(device);
        var other = ports().newOrg();

        for (var claimed : List.of(device.org(), other)) {
            var told = ports().in(other).get(tx -> ports().deviceSchedules().of(tx, claimed, List.of(device.id())));
            assertThat(told).isEmpty();
        }
    }

    private List<DeviceSchedule> of(Device.Active device) {
        return ports().in(device.org())
                .get(tx -> ports().deviceSchedules().of(tx, device.org(), List.of(device.id())))
                .getOrDefault(device.id(), List.of());
    }

    private void update(ScheduledTrigger schedule) {
        ports().in(schedule.org()).run(tx -> ports().schedules().update(tx, schedule));
    }

    private OrgId orgIn(ZoneId zone) {
        var noon = PortsUnderTest.NOON;
        var organization = new Organization(
                new OrgId(ports().ids().next()), "Far away", Subscription.first(noon), zone, Language.EN, noon);
        ports().system(Purpose.LOG_IN).run(tx -> ports().organizations().add(tx, organization));
        return organization.id();
    }
}
