package app.visant.persistence.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.command.CommandFollower;
import app.visant.application.command.CommandSettling;
import app.visant.application.schedule.RunSettling;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.shared.CommandId;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that settle orders of the same schedules at once. */
final class SettlingRaceTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final Instant FIRST = PortsUnderTest.NOON;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Instant SECOND = FIRST.plus(A_DAY);

    private final PostgresPorts ports = PostgresPorts.over(TestPostgres.newDatabase());

    @AfterEach
    void close() {
        ports.close();
    }

    @Test
    void noneWaitsForAnotherThatWaitsForIt() throws Exception {
        var org = ports.newOrg();
        var one = ports.newSchedule(ports.newDevice(org));
        var other = ports.newSchedule(ports.newDevice(org));
        ordered(one, FIRST);
        ordered(other, FIRST.plusSeconds(1));
        ordered(other, SECOND);
        ordered(one, SECOND.plusSeconds(1));
        var firstHolds = new CountDownLatch(1);
        var secondBegins = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // It has settled one of its two, and goes on to the other when the second node is at its own.
            var first = threads.submit(settling(SECOND, firstHolds, secondBegins, true)::tick);
            await(firstHolds);
            var second = threads.submit(settling(SECOND.plus(A_DAY), secondBegins, firstHolds, false)::tick);

            first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            second.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        for (var schedule : List.of(one, other)) {
            assertThat(ports.in(org).list(tx -> ports.schedules().runs(tx, org, schedule.id(), 9)))
                    .extracting(ScheduledTrigger.Run::outcome)
                    .containsExactly(Outcome.EXPIRED, Outcome.EXPIRED);
        }
    }

    /** Tells {@code reached} at the first of what is expired then, before or after it is settled, and waits there. */
    private CommandSettling settling(Instant now, CountDownLatch reached, CountDownLatch awaited, boolean after) {
        var settles = new RunSettling(ports.schedules());
        var met = new AtomicBoolean();
        CommandFollower follower = (tx, command) -> {
            if (after) {
                settles.settled(tx, command);
            }
            if (met.compareAndSet(false, true)) {
                reached.countDown();
                await(awaited);
            }
            if (!after) {
                settles.settled(tx, command);
            }
        };
        return new CommandSettling(ports.transactions(), ports.commands(), Set.of(follower), () -> now);
    }

    private void ordered(ScheduledTrigger schedule, Instant dueAt) {
        var order = CaptureCommand.issued(
                new CommandId(ports.ids().next()),
                schedule.org(),
                schedule.device(),
                schedule.label(),
                Optional.of(schedule.id()),
                dueAt);
        ports.system(Purpose.SCHEDULE_TICK).run(tx -> {
            ports.commands().add(tx, order);
            ports.schedules()
                    .recordRun(tx, schedule.org(), schedule.id(), dueAt, Outcome.SENT, Optional.of(order.id()));
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
