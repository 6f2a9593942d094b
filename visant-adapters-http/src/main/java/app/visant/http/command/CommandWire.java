package app.visant.http.command;

import app.visant.application.command.port.DeviceSchedules.DeviceSchedule;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes over the wire about orders, to people and to devices. */
final class CommandWire {
    private CommandWire() {}

    record TriggerRequest(Optional<String> triggerLabel) {}

    record OrderedAnswer(String commandId, String status) {}

    record HeartbeatRequest(
            Optional<String> deviceId,
            Optional<String> version,
            Optional<Long> uptimeS,
            Optional<Long> queueDepth,
            Optional<Long> dropped,
            Optional<Long> diskFreeBytes,
            Optional<Boolean> cameraOk,
            Optional<Double> temperatureC) {}

    record HeartbeatAnswer(Instant serverTime) {}

    record AckRequest(String commandId, String status, Optional<String> recordId, Optional<String> error) {}

    enum AckStatus {
        COMPLETED,
        FAILED
    }

    record AckAnswer(String commandId, String status) {}

    record CommandAnswer(
            String id,
            String type,
            String triggerLabel,
            Optional<String> scheduleId,
            String status,
            Instant issuedAt,
            Instant expiresAt,
            Optional<Instant> sentAt,
            Optional<Instant> acknowledgedAt,
            Optional<String> recordId,
            Optional<String> error) {

        static CommandAnswer of(CaptureCommand command) {
            var outcome = outcome(command.delivery());
            return new CommandAnswer(
                    command.id().toString(),
                    "capture",
                    command.label().value(),
                    command.schedule().map(Object::toString),
                    outcome.status,
                    command.issuedAt(),
                    command.expiresAt(),
                    command.sentAt(),
                    outcome.answeredAt,
                    outcome.recordId,
                    outcome.error);
        }

        private static Outcome outcome(Delivery delivery) {
            return switch (delivery) {
                case Delivery.Queued q -> new Outcome("queued", Optional.empty(), Optional.empty(), Optional.empty());
                case Delivery.Sent s -> new Outcome("sent", Optional.empty(), Optional.empty(), Optional.empty());
                case Delivery.Acknowledged a ->
                    new Outcome(
                            "acknowledged", Optional.of(a.at()), a.recordId().map(RecordId::value), Optional.empty());
                case Delivery.Failed f ->
                    new Outcome("failed", Optional.of(f.at()), Optional.empty(), Optional.of(f.error()));
                case Delivery.Expired e -> new Outcome("expired", Optional.empty(), Optional.empty(), Optional.empty());
            };
        }
    }

    private record Outcome(
            String status, Optional<Instant> answeredAt, Optional<String> recordId, Optional<String> error) {}

    record ConfigEvent(String device, Settings config, List<Schedule> schedules, Instant serverTime) {}

    record CaptureEvent(
            String id,
            String type,
            Instant issuedAt,
            Instant expiresAt,
            String triggerLabel,
            Optional<String> scheduleId) {

        static CaptureEvent of(CaptureCommand command) {
            return new CaptureEvent(
                    command.id().toString(),
                    "capture",
                    command.issuedAt(),
                    command.expiresAt(),
                    command.label().value(),
                    command.schedule().map(Object::toString));
        }
    }

    record ConfigUpdateEvent(String id, String type, Instant issuedAt, Settings config) {}

    record ScheduleUpdateEvent(String id, String type, Instant issuedAt, List<Schedule> schedules) {}

    record DeactivatedEvent(String id, String type, Instant issuedAt) {}

    record Settings(
            Optional<Integer> width,
            Optional<Integer> height,
            int jpegQuality,
            int heartbeatSeconds,
            Optional<Integer> uploadKilobytesPerSecond) {

        static Settings of(DeviceConfig config) {
            return new Settings(
                    config.width(),
                    config.height(),
                    config.jpegQuality(),
                    config.heartbeatSeconds(),
                    config.uploadKilobytesPerSecond());
        }
    }

    record Schedule(String id, String triggerLabel, String cronExpression, String timezone, boolean enabled) {
        static List<Schedule> of(List<DeviceSchedule> schedules) {
            return schedules.stream()
                    .map(s -> new Schedule(
                            s.id().toString(), s.label().value(), s.expression(), s.timezone(), s.enabled()))
                    .toList();
        }
    }
}
