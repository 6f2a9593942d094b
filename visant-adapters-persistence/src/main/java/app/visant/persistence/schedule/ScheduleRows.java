package app.visant.persistence.schedule;

import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** From rows to scheduled triggers. */
final class ScheduleRows {
    private ScheduleRows() {}

    static ScheduledTrigger schedule(ResultSet row) throws SQLException {
        return new ScheduledTrigger(
                new ScheduleId(Columns.uuid(row, "id")),
                Columns.org(row),
                Columns.device(row),
                new TriggerLabel(row.getString("trigger_label")),
                row.getString("cron_expression"),
                Columns.zoneIfAny(row, "timezone"),
                row.getBoolean("enabled"),
                Columns.instantIfAny(row, "next_run_at"),
                lastRun(row),
                Columns.instant(row, "created_at"));
    }

    private static Optional<ScheduledTrigger.Run> lastRun(ResultSet row) throws SQLException {
        var dueAt = Columns.instantIfAny(row, "last_run_at");
        return dueAt.isEmpty()
                ? Optional.empty()
                : Optional.of(new ScheduledTrigger.Run(
                        dueAt.get(), Columns.word(row, "last_status", ScheduledTrigger.Outcome.class)));
    }
}
