package app.visant.application.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.schedule.port.ScheduleRepository.Due;
import app.visant.application.schedule.port.ScheduleRepository.Service;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.schedule.ScheduledTrigger.Run;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Schedules themselves, and which are due; their runs are shown by {@link ScheduleRunsContract}. */
public interface ScheduleRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    int PLENTY = 10_000;

    PortsUnderTest ports();

    @Test
    default void keepsAllThatAScheduleIs() {
        var device = newDevice();
        var schedule = new ScheduledTrigger(
                new ScheduleId(ports().ids().next()),
                device.org(),
                device.id(),
                new TriggerLabel("Schichtwechsel – früh"),
                "*/15 6-18 * * 1-5",
                Optional.of(ZoneId.of("Europe/Berlin")),
                true,
                Optional.of(NOON.plusSeconds(900)),
                Optional.empty(),
                NOON);
        add(schedule);

        assertThat(found(schedule)).contains(schedule);
        assertThat(ports().in(device.org()).find(tx -> ports().schedules().lock(tx, device.org(), schedule.id())))
                .contains(schedule);
        assertThat(ofDevice(device)).containsExactly(schedule);
    }

    @Test
    default void knowsNoScheduleThatWasNeverAdded() {
        var org = ports().newOrg();
        var unknown = new ScheduleId(ports().ids().next());

        assertThat(ports().in(org).find(tx -> ports().schedules().find(tx, org, unknown)))
                .isEmpty();
        assertThat(ports().in(org).find(tx -> ports().schedules().lock(tx, org, unknown)))
                .isEmpty();
        assertThat(ports().in(org).test(tx -> ports().schedules().delete(tx, org, unknown)))
                .isFalse();
    }

    @Test
    default void storesChanges() {
        var schedule = ports().newSchedule(newDevice());
        var changed = schedule.changed(
                        new TriggerLabel("Night"), "@daily", Optional.of(ZoneId.of("Asia/Kolkata")), true)
                .firingAt(Optional.of(NOON.plusSeconds(7_200)));
        update(changed);
        assertThat(found(schedule)).contains(changed);

        var off = changed.changed(changed.label(), changed.expression(), Optional.empty(), false);
        update(off);
        assertThat(found(schedule)).contains(off);
    }

    @Test
    default void listsSchedulesOfTheDeviceTheNewestFirst() {
        var device = newDevice();
        var middle = ports().newSchedule(device, NOON.plusSeconds(2));
        var newest = ports().newSchedule(device, NOON.plusSeconds(3));
        var oldest = ports().newSchedule(device, NOON.plusSeconds(1));
        ports().newSchedule(ports().newDevice(device.org()));

        assertThat(ofDevice(device)).containsExactly(newest, middle, oldest);
    }

    @Test
    default void deletesOnce() {
        var device = newDevice();
        var schedule = ports().newSchedule(device);
        var kept = ports().newSchedule(device);

        assertThat(delete(schedule)).isTrue();
        assertThat(delete(schedule)).isFalse();

        assertThat(found(schedule)).isEmpty();
        assertThat(ofDevice(device)).containsExactly(kept);
    }

    @Test
    default void tellsWhoseZoneComesFromElsewhere() {
        var device = newDevice();
        var org = device.org();
        var neighbour = ports().newDevice(org);
        var follows = ports().newSchedule(device);
        var neighbours = ports().newSchedule(neighbour);
        var own = ports().newSchedule(device);
        update(own.changed(own.label(), own.expression(), Optional.of(ZoneId.of("UTC")), true));
        var off = ports().newSchedule(device);
        update(off.changed(off.label(), off.expression(), Optional.empty(), false));

        var ofDevice = ports().in(org).list(tx -> ports().schedules().withoutZone(tx, org, Optional.of(device.id())));
        var ofOrg = ports().in(org).list(tx -> ports().schedules().withoutZone(tx, org, Optional.empty()));

        assertThat(ofDevice).containsExactly(follows);
        assertThat(ofOrg).containsExactlyInAnyOrder(follows, neighbours);
    }

    @Test
    default void aScheduleIsDueFromItsMomentOn() {
        var schedule = due(newDevice(), NOON);

        assertThat(claim(schedule, NOON.minusMillis(1))).isEmpty();
        assertThat(claim(schedule, NOON)).map(Due::schedule).containsExactly(schedule);
        assertThat(claim(schedule, NOON.plusSeconds(86_400))).map(Due::schedule).containsExactly(schedule);
    }

    @Test
    default void aScheduleThatWasMovedOnIsNotDue() {
        var schedule = due(newDevice(), NOON);

        tick().run(tx -> {
            assertThat(mine(ports().schedules().claimDue(tx, NOON, PLENTY), schedule))
                    .hasSize(1);
            ports().schedules().update(tx, schedule.firingAt(Optional.of(NOON.plusSeconds(60))));
        });

        assertThat(claim(schedule, NOON)).isEmpty();
        assertThat(claim(schedule, NOON.plusSeconds(60))).hasSize(1);
    }

    @Test
    default void ofAllWhoClaimAtOnceOneFiresTheMoment() {
        var schedule = due(newDevice(), NOON);

        var fired = Together.run(
                4,
                () -> tick().get(tx -> {
                    var due = mine(ports().schedules().claimDue(tx, NOON, PLENTY), schedule);
                    due.forEach(each ->
                            ports().schedules().update(tx, each.schedule().firingAt(Optional.empty())));
                    return due.size();
                }));

        assertThat(fired).containsExactlyInAnyOrder(1, 0, 0, 0);
    }

    @Test
    default void whatIsSwitchedOffIsNotDue() {
        var device = newDevice();
        var off = due(device, NOON);
        update(off.changed(off.label(), off.expression(), Optional.empty(), false));
        var never = ports().newSchedule(device);
        update(never.firingAt(Optional.empty()));

        assertThat(claim(off, NOON)).isEmpty();
        assertThat(claim(never, NOON.plusSeconds(86_400))).isEmpty();
    }

    @Test
    default void whatIsDueOfARetiredDeviceIsSaidToBe() {
        var device = newDevice();
        var schedule = due(device, NOON);
        assertThat(service(schedule)).isEqualTo(Service.RUNNING);

        ports().in(device.org()).run(tx -> ports().devices().update(tx, device.deactivate(NOON)));

        assertThat(service(schedule)).isEqualTo(Service.RETIRED);
    }

    @Test
    default void theZoneIsTheSchedulesThenTheDevicesThenTheOrganizations() {
        var device = newDevice();
        var schedule = due(device, NOON);
        assertThat(claim(schedule, NOON))
                .map(due -> due.zone().getRules())
                .containsExactly(ZoneId.of("UTC").getRules());

        ports().in(device.org()).run(tx -> ports().devices().update(tx, device.movedTo(ZoneId.of("Europe/Berlin"))));
        assertThat(claim(schedule, NOON)).map(Due::zone).containsExactly(ZoneId.of("Europe/Berlin"));

        update(schedule.changed(schedule.label(), schedule.expression(), Optional.of(ZoneId.of("America/Lima")), true)
                .firingAt(Optional.of(NOON)));
        assertThat(claim(schedule, NOON)).map(Due::zone).containsExactly(ZoneId.of("America/Lima"));
    }

    @Test
    default void aClaimTakesNoMoreThanItsLimit() {
        var device = newDevice();
        due(device, NOON);
        due(device, NOON);
        due(device, NOON);

        assertThat(tick().list(tx -> ports().schedules().claimDue(tx, NOON, 2))).hasSize(2);
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesASchedule() {
        var device = newDevice();
        var org = device.org();
        var schedule = ports().newSchedule(device);
        var other = ports().newOrg();
        var foreign = ports().in(other);

        for (var claimed : List.of(org, other)) {
            assertThat(foreign.find(tx -> ports().schedules().find(tx, claimed, schedule.id())))
                    .isEmpty();
            assertThat(foreign.find(tx -> ports().schedules().lock(tx, claimed, schedule.id())))
                    .isEmpty();
            assertThat(foreign.list(tx -> ports().schedules().ofDevice(tx, claimed, device.id())))
                    .isEmpty();
            assertThat(foreign.list(tx -> ports().schedules().withoutZone(tx, claimed, Optional.empty())))
                    .isEmpty();
            assertThat(foreign.test(tx -> ports().schedules().delete(tx, claimed, schedule.id())))
                    .isFalse();
        }
        foreign.attempt(tx -> ports().schedules().update(tx, schedule.firingAt(Optional.empty())));
        var planted = ports().scheduled(device, NOON);
        assertThatThrownBy(() -> foreign.run(tx -> ports().schedules().add(tx, planted)))
                .isNotNull();

        assertThat(ofDevice(device)).containsExactly(schedule);
    }

    @Test
    default void aScheduleShowsItsLastRun() {
        var schedule = ports().newSchedule(newDevice());

        tick().run(tx -> ports().schedules()
                .recordRun(tx, schedule.org(), schedule.id(), NOON, Outcome.MISSED, Optional.empty()));

        assertThat(found(schedule)).map(ScheduledTrigger::lastRun).contains(Optional.of(new Run(NOON, Outcome.MISSED)));
    }

    @Test
    default void whatIsDueOfASuspendedOrganizationIsSaidToBe() {
        var schedule = due(newDevice(), NOON);

        ports().suspend(schedule.org());
        assertThat(service(schedule)).isEqualTo(Service.SUSPENDED);

        ports().resume(schedule.org());
        assertThat(service(schedule)).isEqualTo(Service.RUNNING);
    }

    private Service service(ScheduledTrigger schedule) {
        var due = claim(schedule, NOON);
        assertThat(due).hasSize(1);
        return due.get(0).service();
    }

    private Inside tick() {
        return ports().system(Purpose.SCHEDULE_TICK);
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    /** A schedule that fires at that time. */
    private ScheduledTrigger due(Device.Active device, Instant at) {
        var schedule = ports().newSchedule(device).firingAt(Optional.of(at));
        update(schedule);
        return schedule;
    }

    private void add(ScheduledTrigger schedule) {
        ports().in(schedule.org()).run(tx -> ports().schedules().add(tx, schedule));
    }

    private void update(ScheduledTrigger schedule) {
        ports().in(schedule.org()).run(tx -> ports().schedules().update(tx, schedule));
    }

    private boolean delete(ScheduledTrigger schedule) {
        return ports().in(schedule.org()).test(tx -> ports().schedules().delete(tx, schedule.org(), schedule.id()));
    }

    private Optional<ScheduledTrigger> found(ScheduledTrigger schedule) {
        return ports().in(schedule.org()).find(tx -> ports().schedules().find(tx, schedule.org(), schedule.id()));
    }

    private List<ScheduledTrigger> ofDevice(Device.Active device) {
        return ports().in(device.org()).list(tx -> ports().schedules().ofDevice(tx, device.org(), device.id()));
    }

    /** Whether the schedule is among those due; there may be others in the database. */
    private List<Due> claim(ScheduledTrigger schedule, Instant now) {
        return mine(tick().list(tx -> ports().schedules().claimDue(tx, now, PLENTY)), schedule);
    }

    private static List<Due> mine(List<Due> due, ScheduledTrigger schedule) {
        return due.stream()
                .filter(each -> each.schedule().id().equals(schedule.id()))
                .toList();
    }
}
