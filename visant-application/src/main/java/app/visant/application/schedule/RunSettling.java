package app.visant.application.schedule;

import app.visant.application.command.CommandFollower;
import app.visant.application.schedule.port.ScheduleRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import jakarta.inject.Inject;

/** Writes into a schedule's history how the command of a run ended. */
public final class RunSettling implements CommandFollower {
    private final ScheduleRepository schedules;

    @Inject
    public RunSettling(ScheduleRepository schedules) {
        this.schedules = schedules;
    }

    @Override
    public void settled(Tx tx, CaptureCommand command) {
        if (command.schedule().isPresent()) {
            schedules.settleRun(tx, command.org(), command.id(), outcome(command.delivery()));
        }
    }

    private static Outcome outcome(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Queued q -> Outcome.SENT;
            case Delivery.Sent s -> Outcome.SENT;
            case Delivery.Acknowledged a -> Outcome.ACKNOWLEDGED;
            case Delivery.Failed f -> Outcome.FAILED;
            case Delivery.Expired e -> Outcome.EXPIRED;
        };
    }
}
