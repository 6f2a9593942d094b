package app.visant.application.schedule.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.ScheduleId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Scheduled triggers, and what became of each due moment. */
public interface ScheduleRepository {
    void add(Tx tx, ScheduledTrigger schedule);

    Optional<ScheduledTrigger> find(Tx tx, OrgId org, ScheduleId schedule);

    /** As {@link #find}, held until the transaction ends. */
    Optional<ScheduledTrigger> lock(Tx tx, OrgId org, ScheduleId schedule);

    /** Stores all but the runs. */
    void update(Tx tx, ScheduledTrigger schedule);

    boolean delete(Tx tx, OrgId org, ScheduleId schedule);

    /** Schedules of a device, the newest first. */
    List<ScheduledTrigger> ofDevice(Tx tx, OrgId org, DeviceId device);

    /** All enabled schedules whose zone comes from elsewhere: the device if given, else the whole organization. */
    List<ScheduledTrigger> withoutZone(Tx tx, OrgId org, Optional<DeviceId> device);

    /**
     * Enabled schedules that are due, the longest first, each held until the transaction ends and by this caller alone. Those
     * that are out of service are among them, because they would pile up before all others if nobody moved them on.
     * System only.
     */
    List<Due> claimDue(Tx tx, Instant now, int limit);

    /**
     * Records what became of a due moment; recording the same moment again replaces the outcome, never adds a run.
     */
    void recordRun(
            Tx tx,
            OrgId org,
            ScheduleId schedule,
            Instant dueAt,
            ScheduledTrigger.Outcome outcome,
            Optional<CommandId> command);

    /** Notes how the command of a run ended; nothing happens if no run has that command. */
    void settleRun(Tx tx, OrgId org, CommandId command, ScheduledTrigger.Outcome outcome);

    /** Runs, newest first. */
    List<ScheduledTrigger.Run> runs(Tx tx, OrgId org, ScheduleId schedule, int limit);

    /** A due schedule with the zone that holds for it. */
    record Due(ScheduledTrigger schedule, ZoneId zone, Service service) {}

    /** Whether a schedule may fire. */
    enum Service {
        RUNNING,
        /** Its organization is suspended. */
        SUSPENDED,
        /** Its device is deactivated, or not the organization's any more. */
        RETIRED
    }
}
