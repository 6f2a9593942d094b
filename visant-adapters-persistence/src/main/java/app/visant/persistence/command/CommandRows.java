package app.visant.persistence.command;

import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Between rows and commands. */
final class CommandRows {
    private CommandRows() {}

    static CaptureCommand command(ResultSet row) throws SQLException {
        return new CaptureCommand(
                new CommandId(Columns.uuid(row, "id")),
                Columns.org(row),
                Columns.device(row),
                new TriggerLabel(row.getString("trigger_label")),
                Columns.uuidIfAny(row, "schedule_id").map(ScheduleId::new),
                Columns.instant(row, "issued_at"),
                Columns.instant(row, "expires_at"),
                delivery(row));
    }

    /** How the state of delivery is written; when it was sent is the command's to tell. */
    static DeliveryColumns columns(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Queued() -> DeliveryColumns.open("queued");
            case Delivery.Sent s -> DeliveryColumns.open("sent");
            case Delivery.Acknowledged a ->
                new DeliveryColumns("acknowledged", Optional.of(a.at()), a.recordId(), Optional.empty());
            case Delivery.Failed f ->
                new DeliveryColumns("failed", Optional.of(f.at()), Optional.empty(), Optional.of(f.error()));
            case Delivery.Expired e ->
                new DeliveryColumns("expired", Optional.of(e.at()), Optional.empty(), Optional.empty());
        };
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        var sentAt = Columns.instantIfAny(row, "sent_at");
        return switch (row.getString("status")) {
            case "queued" -> new Delivery.Queued();
            case "sent" -> new Delivery.Sent(sentAt.orElseThrow());
            case "acknowledged" ->
                new Delivery.Acknowledged(
                        sentAt,
                        Columns.instant(row, "settled_at"),
                        Columns.textIfAny(row, "record_id").map(RecordId::new));
            case "failed" -> new Delivery.Failed(sentAt, Columns.instant(row, "settled_at"), row.getString("error"));
            default -> new Delivery.Expired(sentAt, Columns.instant(row, "settled_at"));
        };
    }

    record DeliveryColumns(
            String status, Optional<Instant> settledAt, Optional<RecordId> recordId, Optional<String> error) {
        private static DeliveryColumns open(String status) {
            return new DeliveryColumns(status, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
