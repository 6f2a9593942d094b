package app.visant.persistence.schedule;

import app.visant.application.schedule.port.ScheduleRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.ScheduleId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Scheduled triggers with their next moment as a column, and a row for each moment that came. */
public final class PostgresScheduleRepository implements ScheduleRepository {
    @Inject
    public PostgresScheduleRepository() {}

    @Override
    public void add(Tx tx, ScheduledTrigger schedule) {
        bindTerms(JdbiTx.handle(tx).createUpdate("""
                                        insert into scheduled_triggers (id, org_id, device_id, trigger_label,
                                          cron_expression, timezone, enabled, next_run_at, last_run_at, last_status,
                                          created_at, updated_at)
                                        values (:id, :org, :device, :label, :expression, :timezone, :enabled,
                                          :nextRunAt, :lastRunAt, :lastStatus, :createdAt, :createdAt)
                                        """), schedule)
                .bind("device", schedule.device())
                .bind("lastRunAt", schedule.lastRun().map(ScheduledTrigger.Run::dueAt))
                .bind("lastStatus", schedule.lastRun().map(ScheduledTrigger.Run::outcome))
                .bind("createdAt", schedule.createdAt())
                .execute();
    }

    @Override
    public Optional<ScheduledTrigger> find(Tx tx, OrgId org, ScheduleId schedule) {
        return JdbiTx.handle(tx)
                .createQuery("select * from scheduled_triggers where org_id = :org and id = :schedule")
                .bind("org", org)
                .bind("schedule", schedule)
                .map((row, context) -> ScheduleRows.schedule(row))
                .findOne();
    }

    @Override
    public Optional<ScheduledTrigger> lock(Tx tx, OrgId org, ScheduleId schedule) {
        return JdbiTx.handle(tx)
                .createQuery(
                        "select * from scheduled_triggers where org_id = :org and id = :schedule for no key update")
                .bind("org", org)
                .bind("schedule", schedule)
                .map((row, context) -> ScheduleRows.schedule(row))
                .findOne();
    }

    @Override
    public void update(Tx tx, ScheduledTrigger schedule) {
        bindTerms(JdbiTx.handle(tx).createUpdate("""
                                        update scheduled_triggers set trigger_label = :label,
                                          cron_expression = :expression, timezone = :timezone, enabled = :enabled,
                                          next_run_at = :nextRunAt, updated_at = now()
                                        where org_id = :org and id = :id
                                        """), schedule).execute();
    }

    @Override
    public boolean delete(Tx tx, OrgId org, ScheduleId schedule) {
        return JdbiTx.handle(tx)
                        .createUpdate("delete from scheduled_triggers where org_id = :org and id = :schedule")
                        .bind("org", org)
                        .bind("schedule", schedule)
                        .execute()
                == 1;
    }

    @Override
    public List<ScheduledTrigger> ofDevice(Tx tx, OrgId org, DeviceId device) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select * from scheduled_triggers where org_id = :org and device_id = :device
                        order by created_at desc, id desc
                        """)
                .bind("org", org)
                .bind("device", device)
                .map((row, context) -> ScheduleRows.schedule(row))
                .list();
    }

    @Override
    public List<ScheduledTrigger> withoutZone(Tx tx, OrgId org, Optional<DeviceId> device) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select * from scheduled_triggers
                        where org_id = :org and timezone is null and enabled
                          and (cast(:device as text) is null or device_id = :device)
                        """)
                .bind("org", org)
                .bind("device", device)
                .map((row, context) -> ScheduleRows.schedule(row))
                .list();
    }

    @Override
    public List<Due> claimDue(Tx tx, Instant now, int limit) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select s.*, coalesce(s.timezone, d.timezone, o.timezone) as zone,
                          case when d.id is null then 'retired'
                            when o.suspended_at is not null then 'suspended'
                            else 'running' end as service
                        from scheduled_triggers s
                        left join devices d on d.id = s.device_id and d.org_id = s.org_id and d.status = 'active'
                        join organizations o on o.id = s.org_id
                        where s.enabled and s.next_run_at <= :now
                        order by s.next_run_at limit :limit
                        for no key update of s skip locked
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> new Due(
                        ScheduleRows.schedule(row),
                        ZoneId.of(row.getString("zone")),
                        Columns.word(row, "service", Service.class)))
                .list();
    }

    @Override
    public void recordRun(
            Tx tx, OrgId org, ScheduleId schedule, Instant dueAt, Outcome outcome, Optional<CommandId> command) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        with run as (
                          insert into schedule_runs (org_id, schedule_id, due_at, outcome, command_id)
                          values (:org, :schedule, :dueAt, :outcome, :command)
                          on conflict on constraint schedule_runs_pk do update set outcome = excluded.outcome,
                            command_id = coalesce(excluded.command_id, schedule_runs.command_id)
                        )
                        update scheduled_triggers set last_run_at = :dueAt, last_status = :outcome
                        where org_id = :org and id = :schedule and (last_run_at is null or last_run_at <= :dueAt)
                        """)
                .bind("org", org)
                .bind("schedule", schedule)
                .bind("dueAt", dueAt)
                .bind("outcome", outcome)
                .bind("command", command)
                .execute();
    }

    /** The schedule is held before its run, as it is by whoever fires or deletes it. */
    @Override
    public void settleRun(Tx tx, OrgId org, CommandId command, Outcome outcome) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        with held as (
                          select s.org_id, s.id from scheduled_triggers s
                          join schedule_runs r on r.org_id = s.org_id and r.schedule_id = s.id
                          where r.org_id = :org and r.command_id = :command
                          for no key update of s
                        ), run as (
                          update schedule_runs r set outcome = :outcome from held
                          where r.org_id = held.org_id and r.schedule_id = held.id and r.command_id = :command
                          returning r.schedule_id, r.due_at
                        )
                        update scheduled_triggers s set last_status = :outcome
                        from run where s.org_id = :org and s.id = run.schedule_id and s.last_run_at = run.due_at
                        """)
                .bind("org", org)
                .bind("command", command)
                .bind("outcome", outcome)
                .execute();
    }

    @Override
    public List<ScheduledTrigger.Run> runs(Tx tx, OrgId org, ScheduleId schedule, int limit) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select due_at, outcome from schedule_runs where org_id = :org and schedule_id = :schedule
                        order by due_at desc limit :limit
                        """)
                .bind("org", org)
                .bind("schedule", schedule)
                .bind("limit", limit)
                .map((row, context) -> new ScheduledTrigger.Run(
                        Columns.instant(row, "due_at"), Columns.word(row, "outcome", Outcome.class)))
                .list();
    }

    private static Update bindTerms(Update update, ScheduledTrigger schedule) {
        return update.bind("id", schedule.id())
                .bind("org", schedule.org())
                .bind("label", schedule.label())
                .bind("expression", schedule.expression())
                .bind("timezone", schedule.timezone())
                .bind("enabled", schedule.enabled())
                .bind("nextRunAt", schedule.nextRunAt());
    }
}
