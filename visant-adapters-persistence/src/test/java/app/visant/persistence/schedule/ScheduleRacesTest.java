package app.visant.persistence.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.shared.CommandId;
import app.visant.persistence.PostgresPorts;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Locks are real only here. */
final class ScheduleRacesTest {
    private static final long PATIENCE_SECONDS = 60;

    private final PostgresPorts ports = PostgresPorts.shared();

    /** To delete would wait for the order, and whoever settles that for the schedule. */
    @Test
    void aScheduleIsDeletedWhileItsOrderIsBeingSettled() throws Exception {
        var device = ports.newDevice(ports.newOrg());
        var schedule = ports.newSchedule(device);
        var order = fired(schedule);
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var settling = threads.submit(() -> ports.in(schedule.org()).run(tx -> {
                assertThat(ports.commands().lock(tx, schedule.org(), device.id(), order))
                        .isPresent();
                held.countDown();
                await(go);
                ports.schedules().settleRun(tx, schedule.org(), order, Outcome.ACKNOWLEDGED);
            }));
            await(held);
            var deleting = threads.submit(() ->
                    ports.in(schedule.org()).test(tx -> ports.schedules().delete(tx, schedule.org(), schedule.id())));

            try {
                assertThat(deleting.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } finally {
                go.countDown();
            }
            settling.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private CommandId fired(ScheduledTrigger schedule) {
        var order = CaptureCommand.issued(
                new CommandId(ports.ids().next()),
                schedule.org(),
                schedule.device(),
                schedule.label(),
                Optional.of(schedule.id()),
                PortsUnderTest.NOON);
        ports.system(Purpose.SCHEDULE_TICK).run(tx -> {
            ports.commands().add(tx, order);
            ports.schedules()
                    .recordRun(
                            tx,
                            schedule.org(),
                            schedule.id(),
                            PortsUnderTest.NOON,
                            Outcome.SENT,
                            Optional.of(order.id()));
        });
        return order.id();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
