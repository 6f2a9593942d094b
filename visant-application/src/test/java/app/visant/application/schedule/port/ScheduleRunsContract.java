package app.visant.application.schedule.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.schedule.ScheduledTrigger.Run;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a {@link ScheduleRepository} keeps of due moments. */
public interface ScheduleRunsContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void aNewScheduleHasNoRuns() {
        var schedule = newSchedule();

        assertThat(runs(schedule)).isEmpty();
        assertThat(lastRun(schedule)).isEmpty();
    }

    @Test
    default void runsComeNewestFirstAndLimited() {
        var schedule = newSchedule();
        record(schedule, NOON.plusSeconds(60), Outcome.SENT);
        record(schedule, NOON, Outcome.MISSED);
        record(schedule, NOON.plusSeconds(120), Outcome.MISSED);
        record(newSchedule(), NOON, Outcome.SENT);

        assertThat(runs(schedule))
                .containsExactly(
                        new Run(NOON.plusSeconds(120), Outcome.MISSED),
                        new Run(NOON.plusSeconds(60), Outcome.SENT),
                        new Run(NOON, Outcome.MISSED));
        assertThat(in(schedule).list(tx -> ports().schedules().runs(tx, schedule.org(), schedule.id(), 1)))
                .containsExactly(new Run(NOON.plusSeconds(120), Outcome.MISSED));
    }

    @Test
    default void aMomentIsOneRunHoweverOftenItIsRecorded() {
        var schedule = newSchedule();

        record(schedule, NOON, Outcome.MISSED);
        record(schedule, NOON, Outcome.SENT);

        assertThat(runs(schedule)).containsExactly(new Run(NOON, Outcome.SENT));
        assertThat(lastRun(schedule)).contains(new Run(NOON, Outcome.SENT));
    }

    @Test
    default void changingAScheduleLeavesItsRunsAlone() {
        var schedule = newSchedule();
        record(schedule, NOON, Outcome.MISSED);

        in(schedule).run(tx -> ports().schedules().update(tx, schedule.firingAt(Optional.of(NOON.plusSeconds(60)))));

        assertThat(runs(schedule)).containsExactly(new Run(NOON, Outcome.MISSED));
        assertThat(lastRun(schedule)).contains(new Run(NOON, Outcome.MISSED));
    }

    @Test
    default void theEndOfItsCommandSettlesARun() {
        var schedule = newSchedule();
        var command = fire(schedule, NOON);

        settle(schedule.org(), command, Outcome.ACKNOWLEDGED);

        assertThat(runs(schedule)).containsExactly(new Run(NOON, Outcome.ACKNOWLEDGED));
        assertThat(lastRun(schedule)).contains(new Run(NOON, Outcome.ACKNOWLEDGED));
    }

    @Test
    default void anEarlierRunIsSettledWithoutBecomingTheLast() {
        var schedule = newSchedule();
        var command = fire(schedule, NOON);
        record(schedule, NOON.plusSeconds(60), Outcome.MISSED);

        settle(schedule.org(), command, Outcome.FAILED);

        assertThat(runs(schedule))
                .containsExactly(new Run(NOON.plusSeconds(60), Outcome.MISSED), new Run(NOON, Outcome.FAILED));
        assertThat(lastRun(schedule)).contains(new Run(NOON.plusSeconds(60), Outcome.MISSED));
    }

    @Test
    default void settlesInTheTransactionThatExpiresTheCommand() {
        var schedule = newSchedule();
        var command = fire(schedule, NOON);

        tick().run(tx -> ports().schedules().settleRun(tx, schedule.org(), command, Outcome.EXPIRED));

        assertThat(runs(schedule)).containsExactly(new Run(NOON, Outcome.EXPIRED));
    }

    @Test
    default void aCommandOfNoRunSettlesNothing() {
        var schedule = newSchedule();
        record(schedule, NOON, Outcome.MISSED);

        settle(schedule.org(), new CommandId(ports().ids().next()), Outcome.FAILED);

        assertThat(runs(schedule)).containsExactly(new Run(NOON, Outcome.MISSED));
    }

    @Test
    default void theCommandsOfADeletedScheduleStayInHistory() {
        var schedule = newSchedule();
        var command = fire(schedule, NOON);

        in(schedule).run(tx -> ports().schedules().delete(tx, schedule.org(), schedule.id()));
        settle(schedule.org(), command, Outcome.ACKNOWLEDGED);

        assertThat(runs(schedule)).isEmpty();
        var history = in(schedule)
                .page(tx -> ports().commands().list(tx, schedule.org(), schedule.device(), Page.Request.first(10)));
        assertThat(history.items()).map(CaptureCommand::id).containsExactly(command);
    }

    @Test
    default void anotherOrganizationNeitherSeesNorWritesRuns() {
        var schedule = newSchedule();
        var command = fire(schedule, NOON);
        var other = ports().newOrg();
        var foreign = ports().in(other);

        for (var claimed : List.of(schedule.org(), other)) {
            assertThat(foreign.list(tx -> ports().schedules().runs(tx, claimed, schedule.id(), 10)))
                    .isEmpty();
            foreign.attempt(tx -> ports().schedules().settleRun(tx, claimed, command, Outcome.FAILED));
            foreign.attempt(tx -> ports().schedules()
                    .recordRun(tx, claimed, schedule.id(), NOON.plusSeconds(60), Outcome.MISSED, Optional.empty()));
        }

        assertThat(runs(schedule)).containsExactly(new Run(NOON, Outcome.SENT));
        assertThat(lastRun(schedule)).contains(new Run(NOON, Outcome.SENT));
    }

    private Inside tick() {
        return ports().system(Purpose.SCHEDULE_TICK);
    }

    private Inside in(ScheduledTrigger schedule) {
        return ports().in(schedule.org());
    }

    private ScheduledTrigger newSchedule() {
        return ports().newSchedule(ports().newDevice(ports().newOrg()));
    }

    /** A run with a command, as the clock makes it: in one transaction across organizations. */
    private CommandId fire(ScheduledTrigger schedule, Instant at) {
        var command = CaptureCommand.issued(
                new CommandId(ports().ids().next()),
                schedule.org(),
                schedule.device(),
                schedule.label(),
                Optional.of(schedule.id()),
                at);
        tick().run(tx -> {
            ports().commands().add(tx, command);
            ports().schedules()
                    .recordRun(tx, schedule.org(), schedule.id(), at, Outcome.SENT, Optional.of(command.id()));
        });
        return command.id();
    }

    private void record(ScheduledTrigger schedule, Instant dueAt, Outcome outcome) {
        tick().run(tx ->
                ports().schedules().recordRun(tx, schedule.org(), schedule.id(), dueAt, outcome, Optional.empty()));
    }

    private void settle(OrgId org, CommandId command, Outcome outcome) {
        ports().in(org).run(tx -> ports().schedules().settleRun(tx, org, command, outcome));
    }

    private List<Run> runs(ScheduledTrigger schedule) {
        return in(schedule).list(tx -> ports().schedules().runs(tx, schedule.org(), schedule.id(), 100));
    }

    private Optional<Run> lastRun(ScheduledTrigger schedule) {
        return in(schedule)
                .find(tx -> ports().schedules().find(tx, schedule.org(), schedule.id()))
                .flatMap(ScheduledTrigger::lastRun);
    }
}
