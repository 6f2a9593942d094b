package app.visant.persistence.capture;

import app.visant.application.capture.port.ImageKey;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Mark;
import app.visant.domain.capture.Still;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Between rows and captures. */
final class CaptureRows {
    /** What every query of captures reads. */
    static final String COLUMNS = """
            id, record_id, device_id, org_id, captured_at, received_at, device_time, clock_suspect, trigger_label, sha256,
            size_bytes, width, height, evaluation_status, classification_state, classification_confidence,
            classification_reason, classification_basis, description_version, failure_code, failure_reason, updated_at,
            judged_by, reused_from, mark_state, mark_note, marked_by, marked_at
            """;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private CaptureRows() {}

    static Capture capture(ResultSet row) throws SQLException {
        return new Capture(
                new CaptureId(Columns.uuid(row, "id")),
                Columns.org(row),
                Columns.device(row),
                Columns.record(row),
                Columns.instant(row, "captured_at"),
                Columns.instant(row, "received_at"),
                Columns.instantIfAny(row, "device_time"),
                row.getBoolean("clock_suspect"),
                Columns.textIfAny(row, "trigger_label").map(TriggerLabel::new),
                new Still(
                        Columns.digest(row, "sha256"),
                        row.getLong("size_bytes"),
                        row.getInt("width"),
                        row.getInt("height")),
                evaluation(row),
                mark(row));
    }

    /** Where the still lies in the datalake, without the suffix that tells its files apart. */
    static String path(ImageKey key) {
        return "%s/%s/%s/%s".formatted(key.org(), key.device(), DAY.format(key.day()), key.recordId());
    }

    private static Optional<Mark> mark(ResultSet row) throws SQLException {
        var truth = Columns.wordIfAny(row, "mark_state", ClassificationState.class);
        return truth.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mark(
                        truth.get(),
                        Columns.textIfAny(row, "mark_note"),
                        Columns.uuidIfAny(row, "marked_by").map(UserId::new),
                        Columns.instant(row, "marked_at")));
    }

    private static Evaluation evaluation(ResultSet row) throws SQLException {
        return switch (row.getString("evaluation_status")) {
            case "pending" -> new Evaluation.Pending();
            case "processing" -> new Evaluation.Processing();
            case "completed" ->
                new Evaluation.Completed(new Evaluation.Classification(
                        Columns.word(row, "classification_state", ClassificationState.class),
                        row.getDouble("classification_confidence"),
                        row.getString("classification_reason"),
                        row.getString("classification_basis"),
                        row.getInt("description_version"),
                        Columns.textIfAny(row, "judged_by"),
                        Columns.textIfAny(row, "reused_from").map(RecordId::new)));
            default -> new Evaluation.Failed(row.getString("failure_code"), row.getString("failure_reason"));
        };
    }
}
