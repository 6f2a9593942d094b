package app.visant.http.schedule;

import app.visant.application.schedule.Schedules;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Stills at set times. */
public final class ScheduleEndpoints implements EndpointTable {
    private final Schedules schedules;

    @Inject
    public ScheduleEndpoints(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/scheduled-triggers/device/{device_id}", "Schedules of a device")
                        .requires(Permission.SCHEDULES_READ)
                        .answersList(ScheduleAnswer.class)
                        .handledBy(this::list),
                Endpoint.post("/v1/scheduled-triggers", "Add a schedule")
                        .requires(Permission.SCHEDULES_MANAGE)
                        .records(AuditAction.SCHEDULE_MADE)
                        .takes(CreateRequest.class)
                        .answers(ScheduleAnswer.class)
                        .idempotent()
                        .handledBy(this::create),
                Endpoint.put("/v1/scheduled-triggers/{schedule_id}", "Change a schedule")
                        .requires(Permission.SCHEDULES_MANAGE)
                        .records(AuditAction.SCHEDULE_CHANGED)
                        .takes(ChangeRequest.class)
                        .answers(ScheduleAnswer.class)
                        .handledBy(this::change),
                Endpoint.delete("/v1/scheduled-triggers/{schedule_id}", "Delete a schedule")
                        .requires(Permission.SCHEDULES_MANAGE)
                        .records(AuditAction.SCHEDULE_DELETED)
                        .handledBy(this::delete));
    }

    private Answer list(Exchange exchange) {
        return schedules
                .ofDevice(exchange.org(), exchange.path("device_id", DeviceId::new))
                .map(found -> Answer.list(found.stream().map(ScheduleAnswer::of).toList()))
                .orElseThrow(Problem::notFound);
    }

    private Answer create(Exchange exchange) {
        var in = exchange.body();
        var device = in.require("device_id", DeviceId::new);
        var label = in.require("trigger_label", TriggerLabel::new);
        var expression = in.require("cron_expression", Schedules::expression);
        var zone = in.optional("timezone", Form.ZONE);
        var enabled = in.optional("enabled", Form.BOOLEAN);
        var terms = new Schedules.Terms(
                label.get(), expression.get(), zone.get(), enabled.get().orElse(true));
        if (!exchange.reach().covers(device.get())) {
            throw Problem.notFound();
        }
        return switch (schedules.create(exchange.observer(), device.get(), terms)) {
            case Schedules.Created.Added(ScheduledTrigger schedule) -> Answer.ok(ScheduleAnswer.of(schedule));
            case Schedules.Created.UnknownDevice() -> throw Problem.notFound();
            case Schedules.Created.TooMany() ->
                throw Problem.conflict(
                        "too_many_schedules", "A device has " + Schedules.MOST_PER_DEVICE + " schedules at most.");
        };
    }

    private Answer change(Exchange exchange) {
        var in = exchange.body();
        var label = in.optional("trigger_label", TriggerLabel::new);
        var expression = in.optional("cron_expression", Schedules::expression);
        var zone = in.optional("timezone", Form.ZONE);
        var enabled = in.optional("enabled", Form.BOOLEAN);
        var change = new Schedules.Change(label.get(), expression.get(), zone.get(), enabled.get());
        return present(schedules.change(exchange.observer(), found(exchange).id(), change));
    }

    private Answer delete(Exchange exchange) {
        if (!schedules.delete(exchange.observer(), found(exchange).id())) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private ScheduledTrigger found(Exchange exchange) {
        return schedules
                .find(exchange.reach(), exchange.path("schedule_id", ScheduleId::of))
                .orElseThrow(Problem::notFound);
    }

    private static Answer present(Optional<ScheduledTrigger> result) {
        return result.map(ScheduleAnswer::of).map(Answer::ok).orElseThrow(Problem::notFound);
    }

    private record CreateRequest(
            String deviceId,
            String triggerLabel,
            String cronExpression,
            Optional<String> timezone,
            Optional<Boolean> enabled) {}

    private record ChangeRequest(
            Optional<String> triggerLabel,
            Optional<String> cronExpression,
            Optional<String> timezone,
            Optional<Boolean> enabled) {}

    private record ScheduleAnswer(
            String id,
            String deviceId,
            String triggerLabel,
            String cronExpression,
            Optional<String> timezone,
            boolean enabled,
            Optional<Instant> nextRunAt,
            Optional<Instant> lastRunAt,
            Optional<String> lastStatus,
            Instant createdAt) {

        private static ScheduleAnswer of(ScheduledTrigger schedule) {
            return new ScheduleAnswer(
                    schedule.id().toString(),
                    schedule.device().value(),
                    schedule.label().value(),
                    schedule.expression(),
                    schedule.timezone().map(ZoneId::getId),
                    schedule.enabled(),
                    schedule.nextRunAt(),
                    schedule.lastRun().map(ScheduledTrigger.Run::dueAt),
                    schedule.lastRun().map(run -> run.outcome().name().toLowerCase(Locale.ROOT)),
                    schedule.createdAt());
        }
    }
}
