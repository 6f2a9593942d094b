package app.visant.domain.schedule;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A still at set times.
 *
 * @param expression five-field Unix cron, or one of {@code @hourly} … {@code @yearly}
 * @param timezone where the clock hangs; empty is the device's, then the organization's
 * @param nextRunAt when it fires next; empty while it is disabled
 */
public record ScheduledTrigger(
        ScheduleId id,
        OrgId org,
        DeviceId device,
        TriggerLabel label,
        String expression,
        Optional<ZoneId> timezone,
        boolean enabled,
        Optional<Instant> nextRunAt,
        Optional<Run> lastRun,
        Instant createdAt) {

    /** With other terms; when it fires next is to be worked out anew. */
    public ScheduledTrigger changed(
            TriggerLabel newLabel, String newExpression, Optional<ZoneId> newTimezone, boolean nowEnabled) {
        return new ScheduledTrigger(
                id,
                org,
                device,
                newLabel,
                newExpression,
                newTimezone,
                nowEnabled,
                Optional.empty(),
                lastRun,
                createdAt);
    }

    /** To fire next at that time, or never. */
    public ScheduledTrigger firingAt(Optional<Instant> next) {
        return new ScheduledTrigger(id, org, device, label, expression, timezone, enabled, next, lastRun, createdAt);
    }

    /** What became of a due moment. */
    public record Run(Instant dueAt, Outcome outcome) {}

    /** The wire word is the lower-case name. */
    public enum Outcome {
        SENT,
        ACKNOWLEDGED,
        FAILED,
        MISSED,
        EXPIRED
    }
}
