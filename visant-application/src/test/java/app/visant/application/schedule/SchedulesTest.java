package app.visant.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.application.InMemoryWorld;
import app.visant.application.command.CommandStreams;
import app.visant.application.command.StreamNews;
import app.visant.application.shared.port.Signal;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.Device;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At first it is Sunday noon, UTC. */
final class SchedulesTest {
    private static final TriggerLabel HOURLY = new TriggerLabel("hourly");

    private final InMemoryWorld world = new InMemoryWorld();
    private final NextRuns nextRuns =
            new NextRuns(world.schedules(), world.devices(), world.organizations(), world.clock());
    private final Schedules schedules = new Schedules(
            world.transactions(), world.schedules(), world.devices(), nextRuns, world.signals(), world.ids());
    private final CommandStreams streams = new CommandStreams(
            world.transactions(),
            world.presence(),
            new StreamNews(world.devices(), world.deviceSchedules(), world.commands(), world.ids(), world.clock()),
            world.signals(),
            Runnable::run,
            new CommandStreams.Place(new NodeId(new UUID(0, 1)), world.clock()));
    private final ScheduleClock clock = node();
    private final ScheduleClock otherNode = node();
    private final RunSettling settling = new RunSettling(world.schedules());
    private final Device.Active device = world.newDevice(world.newOrg());

    @BeforeEach
    void theDeviceWasJustHeard() {
        heard();
    }

    @Test
    void aNewScheduleKnowsWhenItFiresAndTheDeviceIsTold() {
        var schedule = created("0 * * * *", Optional.empty());

        assertThat(schedule.nextRunAt()).contains(Instant.parse("2026-03-01T13:00:00Z"));
        assertThat(world.signals().published()).contains(new Signal.DeviceWoken(device.id()));
    }

    @Test
    void theZoneOfTheScheduleComesBeforeTheDevicesBeforeTheOrganizations() {
        world.in(device.org()).run(tx -> world.devices().update(tx, device.movedTo(ZoneId.of("Asia/Tokyo"))));

        assertThat(created("0 9 * * *", Optional.empty()).nextRunAt()).contains(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(created("0 9 * * *", Optional.of(ZoneId.of("UTC"))).nextRunAt())
                .contains(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void movingTheDevicesClockMovesTheNextRun() {
        var schedule = created("0 9 * * *", Optional.empty());

        world.in(device.org()).run(tx -> {
            world.devices().update(tx, device.movedTo(ZoneId.of("Asia/Tokyo")));
            nextRuns.zoneChanged(tx, device.org(), device.id());
        });

        assertThat(now(schedule).nextRunAt()).contains(Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void wrongExpressionsAreRefusedWithAReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> created("61 * * * *", Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> created("0 0 30 2 *", Optional.empty()))
                .withMessageContaining("never");
    }

    @Test
    void aDueRunBecomesOneOrderHoweverManyNodesTick() {
        created("0 * * * *", Optional.empty());
        at("2026-03-01T13:00:00Z");

        clock.tick();
        otherNode.tick();
        clock.tick();

        assertThat(orders()).singleElement().satisfies(order -> {
            assertThat(order.label()).isEqualTo(HOURLY);
            assertThat(order.schedule()).isPresent();
        });
    }

    @Test
    void nothingFiresEarlyOrWhileDisabled() {
        var schedule = created("0 * * * *", Optional.empty());
        at("2026-03-01T12:59:59Z");
        clock.tick();
        assertThat(orders()).isEmpty();

        schedules.change(
                world.ownerOf(device.org()),
                schedule.id(),
                new Schedules.Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(false)));
        at("2026-03-01T13:00:00Z");
        clock.tick();

        assertThat(orders()).isEmpty();
        assertThat(now(schedule).nextRunAt()).isEmpty();
    }

    @Test
    void aRunWhileTheDeviceIsAwayIsMissedAndNotQueued() {
        var schedule = created("0 * * * *", Optional.empty());
        world.clock().set(Instant.parse("2026-03-01T13:00:00Z"));

        clock.tick();

        assertThat(orders()).isEmpty();
        assertThat(now(schedule).lastRun())
                .contains(new ScheduledTrigger.Run(Instant.parse("2026-03-01T13:00:00Z"), Outcome.MISSED));
        assertThat(now(schedule).nextRunAt()).contains(Instant.parse("2026-03-01T14:00:00Z"));
    }

    @Test
    void runsThatASleepingServerMissedAreRecordedAndNotMadeUpFor() {
        var schedule = created("0 * * * *", Optional.empty());
        at("2026-03-01T15:30:00Z");

        clock.tick();

        assertThat(orders()).isEmpty();
        assertThat(runs(schedule)).extracting(ScheduledTrigger.Run::outcome).containsOnly(Outcome.MISSED);
        assertThat(runs(schedule)).hasSize(3);
        assertThat(now(schedule).nextRunAt()).contains(Instant.parse("2026-03-01T16:00:00Z"));
    }

    @Test
    void afterAYearOfStandstillSomeMissesAreRecordedAndWhatIsNotTooLateIsFired() {
        var schedule = created("* * * * *", Optional.empty());
        at("2027-03-01T12:00:30Z");

        clock.tick();

        var runs = runs(schedule);
        assertThat(runs)
                .extracting(ScheduledTrigger.Run::outcome)
                .filteredOn(Outcome.MISSED::equals)
                .hasSize(50);
        assertThat(runs)
                .filteredOn(run -> run.outcome() == Outcome.SENT)
                .extracting(ScheduledTrigger.Run::dueAt)
                .containsExactly(Instant.parse("2027-03-01T12:00:00Z"), Instant.parse("2027-03-01T11:59:00Z"));
        assertThat(now(schedule).nextRunAt()).contains(Instant.parse("2027-03-01T12:01:00Z"));
    }

    @Test
    void theEndOfTheOrderIsTheOutcomeOfTheRun() {
        var schedule = created("0 * * * *", Optional.empty());
        at("2026-03-01T13:00:00Z");
        clock.tick();
        assertThat(now(schedule).lastRun().orElseThrow().outcome()).isEqualTo(Outcome.SENT);

        var order = orders().get(0);
        settle(order.acknowledged(Optional.empty(), world.clock().instant()));

        assertThat(now(schedule).lastRun().orElseThrow().outcome()).isEqualTo(Outcome.ACKNOWLEDGED);
    }

    @Test
    void everyEndOfAnOrderHasAnOutcome() {
        var schedule = created("0 * * * *", Optional.empty());
        at("2026-03-01T13:00:00Z");
        clock.tick();
        var order = orders().get(0);

        settle(order.failed("no camera", world.clock().instant()));
        assertThat(now(schedule).lastRun().orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
        settle(new CaptureCommand(
                order.id(),
                order.org(),
                order.device(),
                order.label(),
                order.schedule(),
                order.issuedAt(),
                order.expiresAt(),
                new Delivery.Expired(Optional.empty(), order.expiresAt())));
        assertThat(now(schedule).lastRun().orElseThrow().outcome()).isEqualTo(Outcome.EXPIRED);
    }

    @Test
    void otherOrganizationsNeitherSeeNorChangeASchedule() {
        var schedule = created("0 * * * *", Optional.empty());
        var other = world.newOrg();
        var nothing = new Schedules.Change(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(schedules.ofDevice(other, device.id())).isEmpty();
        assertThat(schedules.change(world.ownerOf(other), schedule.id(), nothing))
                .isEmpty();
        assertThat(schedules.delete(world.ownerOf(other), schedule.id())).isFalse();
        assertThat(schedules.delete(
                        world.ownerOf(device.org()), new ScheduleId(world.ids().next())))
                .isFalse();
        assertThat(schedules.delete(world.ownerOf(device.org()), schedule.id())).isTrue();
        assertThat(schedules.ofDevice(device.org(), device.id()).orElseThrow()).isEmpty();
    }

    @Test
    void aDeviceHasFiftySchedulesAndNoMore() {
        for (var i = 0; i < Schedules.MOST_PER_DEVICE; i++) {
            created("@hourly", Optional.empty());
        }

        assertThat(create("@hourly", Optional.empty())).isEqualTo(new Schedules.Created.TooMany());
        assertThat(schedules.ofDevice(device.org(), device.id()).orElseThrow()).hasSize(Schedules.MOST_PER_DEVICE);
    }

    @Test
    void nothingFiresWhileTheOrganizationIsSuspendedAndWhatWasMissedIsNotMadeUpFor() {
        created("0 * * * *", Optional.empty());
        at("2026-03-01T13:00:00Z");
        world.suspend(device.org());
        node().tick();
        assertThat(open()).isEmpty();

        at("2026-03-01T14:30:00Z");
        world.resume(device.org());
        node().tick();

        assertThat(open()).isEmpty();
        at("2026-03-01T15:00:00Z");
        node().tick();
        assertThat(open()).hasSize(1);
    }

    @Test
    void aSuspendedOrganizationsSchedulesMoveOnAndNothingIsFiredForTheTimeBefore() {
        var schedule = created("* * * * *", Optional.empty());
        at("2026-03-01T12:01:00Z");
        world.suspend(device.org());
        clock.tick();
        at("2026-03-01T12:01:59Z");
        clock.tick();

        assertThat(runs(schedule))
                .containsExactly(new ScheduledTrigger.Run(Instant.parse("2026-03-01T12:01:00Z"), Outcome.MISSED));
        assertThat(now(schedule).nextRunAt()).contains(Instant.parse("2026-03-01T12:02:00Z"));

        world.resume(device.org());
        clock.tick();
        assertThat(orders()).isEmpty();

        at("2026-03-01T12:02:00Z");
        clock.tick();
        assertThat(orders()).hasSize(1);
    }

    @Test
    void aDeactivatedDevicesSchedulesMoveOnWithoutAHistory() {
        var schedule = created("0 * * * *", Optional.empty());
        world.in(device.org())
                .run(tx -> world.devices()
                        .update(tx, device.deactivate(world.clock().instant())));
        at("2026-03-01T13:00:00Z");
        clock.tick();

        assertThat(orders()).isEmpty();
        assertThat(runs(schedule)).isEmpty();
        assertThat(now(schedule).nextRunAt()).contains(Instant.parse("2026-03-01T14:00:00Z"));
    }

    private List<CaptureCommand> open() {
        return world.in(device.org())
                .list(tx -> world.commands()
                        .lockOpen(
                                tx,
                                device.org(),
                                List.of(device.id()),
                                world.clock().instant()));
    }

    private ScheduleClock node() {
        return new ScheduleClock(
                world.transactions(), world.schedules(), streams, world.presence(), world.ids(), world.clock());
    }

    private ScheduledTrigger created(String expression, Optional<ZoneId> zone) {
        return ((Schedules.Created.Added) create(expression, zone)).schedule();
    }

    private Schedules.Created create(String expression, Optional<ZoneId> zone) {
        return schedules.create(
                world.ownerOf(device.org()), device.id(), new Schedules.Terms(HOURLY, expression, zone, true));
    }

    /** The device is there, and it is that time. */
    private void at(String time) {
        world.clock().set(Instant.parse(time).minus(Duration.ofSeconds(30)));
        heard();
        world.clock().set(Instant.parse(time));
    }

    private void heard() {
        world.in(device.org())
                .run(tx -> world.presence()
                        .heard(tx, device.org(), device.id(), world.clock().instant()));
    }

    private void settle(CaptureCommand command) {
        world.in(device.org()).run(tx -> settling.settled(tx, command));
    }

    private ScheduledTrigger now(ScheduledTrigger schedule) {
        return world.in(device.org())
                .get(tx -> world.schedules().find(tx, device.org(), schedule.id()))
                .orElseThrow();
    }

    private List<ScheduledTrigger.Run> runs(ScheduledTrigger schedule) {
        return world.in(device.org()).get(tx -> world.schedules().runs(tx, device.org(), schedule.id(), 200));
    }

    private List<CaptureCommand> orders() {
        return world.in(device.org())
                .get(tx -> world.commands().list(tx, device.org(), device.id(), Page.Request.first(10)))
                .items();
    }
}
