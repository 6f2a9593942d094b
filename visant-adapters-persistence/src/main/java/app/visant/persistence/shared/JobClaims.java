package app.visant.persistence.shared;

import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.domain.shared.NodeId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Takes jobs of one kind. Nothing is counted or sorted over all waiting rows: organizations (and lanes, where jobs of a
 * lane must not overlap) are found one index probe each, so that the cost follows their number and not the backlog.
 */
final class JobClaims {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String BEFORE_CLAIM = "before_claim";
    private static final int TRIES = 3;

    private final Handle handle;
    private final JobKind kind;
    private final Instant now;

    JobClaims(Handle handle, JobKind kind, Instant now) {
        this.handle = handle;
        this.kind = kind;
        this.now = now;
    }

    /** Makes jobs whose holders died wait again, so that the claim itself knows two states only. */
    void releaseExpired() {
        handle.createUpdate("""
                        update jobs set token = null, node_id = null, leased_until = null
                        where id in (
                          select id from jobs
                          where kind = :kind and token is not null and leased_until <= :now
                          for update skip locked)
                        """).bind("kind", kind).bind("now", now).execute();
    }

    List<Lease> claim(NodeId node, int limit, int perOrg, Instant until) {
        return kind.serial() ? claimInLanes(node, limit, perOrg, until) : run(node, limit, perOrg, until);
    }

    static String sql(JobKind kind) {
        return (kind.serial() ? IN_LANES : IN_ANY_ORDER) + LEASE;
    }

    /**
     * Another node may lease a lane's job that was not there when this statement began. The unique index refuses the
     * second lease of a lane; then the claim is made again, and sees the first.
     */
    private List<Lease> claimInLanes(NodeId node, int limit, int perOrg, Instant until) {
        for (var tried = 0; tried < TRIES; tried++) {
            handle.savepoint(BEFORE_CLAIM);
            try {
                var leases = run(node, limit, perOrg, until);
                handle.releaseSavepoint(BEFORE_CLAIM);
                return leases;
            } catch (UnableToExecuteStatementException e) {
                if (!(e.getCause() instanceof SQLException cause) || !UNIQUE_VIOLATION.equals(cause.getSQLState())) {
                    throw e;
                }
                handle.rollbackToSavepoint(BEFORE_CLAIM);
            }
        }
        return List.of();
    }

    private List<Lease> run(NodeId node, int limit, int perOrg, Instant until) {
        return handle.createQuery(sql(kind))
                .bind("kind", kind)
                .bind("node", node)
                .bind("limit", limit)
                .bind("perOrg", perOrg)
                .bind("until", until)
                .bind("now", now)
                .map((row, context) -> PostgresJobQueue.lease(row))
                .list();
    }

    /** Each organization's first due jobs, some more than it may hold here; {@code turn} counts what it holds. */
    private static final String IN_ANY_ORDER = """
            with recursive orgs as (
              (select org_id from jobs where kind = :kind and token is null and not serial order by org_id limit 1)
              union all
              select next.org_id from orgs cross join lateral (
                select org_id from jobs
                where kind = :kind and token is null and not serial and org_id > orgs.org_id
                order by org_id limit 1) next
            ), held as (
              select org_id, count(*) as jobs from jobs
              where kind = :kind and node_id = :node and token is not null group by org_id
            ), turns as (
              select orgs.org_id, first.id, false as later, first.order_at, coalesce(held.jobs, 0) as held,
                coalesce(held.jobs, 0) + row_number() over (partition by orgs.org_id order by first.order_at, first.id) as turn
              from orgs left join held using (org_id) cross join lateral (
                select id, order_at from jobs
                where kind = :kind and token is null and not serial and org_id = orgs.org_id and due_at <= :now
                order by order_at, id
                limit greatest(0, least(2 * :limit, 2 * :perOrg - coalesce(held.jobs, 0)))) first
            )
            """;

    /** The first due job of each lane that has none leased. A lane's first waiting job comes with finding the lane. */
    private static final String IN_LANES = """
            with recursive lanes as (
              (select org_id, lane, id, later, order_at, due_at from jobs
               where kind = :kind and token is null and serial
               order by org_id, lane, later, order_at, id limit 1)
              union all
              select next.* from lanes cross join lateral (
                select org_id, lane, id, later, order_at, due_at from jobs
                where kind = :kind and token is null and serial and (org_id, lane) > (lanes.org_id, lanes.lane)
                order by org_id, lane, later, order_at, id limit 1) next
            ), leased as materialized (
              select org_id, lane, node_id from jobs where kind = :kind and token is not null
            ), free as (
              select * from lanes where not exists (
                select from leased where leased.org_id = lanes.org_id and leased.lane = lanes.lane)
            ), heads as (
              select org_id, id, later, order_at from free where due_at <= :now
              union all
              select free.org_id, head.id, head.later, head.order_at from free cross join lateral (
                select id, later, order_at from jobs
                where kind = :kind and token is null and serial and org_id = free.org_id and lane = free.lane
                  and due_at <= :now
                order by later, order_at, id limit 1) head
              where free.due_at > :now
            ), held as (
              select org_id, count(*) as jobs from leased where node_id = :node group by org_id
            ), turns as (
              select org_id, heads.id, heads.later, heads.order_at, coalesce(held.jobs, 0) as held,
                coalesce(held.jobs, 0) + row_number() over (partition by org_id order by heads.later, heads.order_at, heads.id) as turn
              from heads left join held using (org_id)
            )
            """;

    /**
     * Whoever holds least is served first, then whoever waits longest. Twice as many as asked for are looked at: what a
     * node that claims at the same moment has locked is skipped, and the next in turn is taken. The share is counted
     * again over those.
     */
    private static final String LEASE = """
            , wanted as (
              select org_id, id, later, order_at, held, turn from turns where turn <= 2 * :perOrg
              order by turn, later, order_at, id limit 2 * :limit
            ), locked as (
              select wanted.* from wanted join jobs on jobs.id = wanted.id
              where jobs.token is null and jobs.due_at <= :now
              order by wanted.turn, wanted.later, wanted.order_at, wanted.id limit :limit
              for update of jobs skip locked
            ), ranked as (
              select id, turn, held + row_number() over (partition by org_id order by turn) as nth from locked
            ), taken as (
              update jobs set token = gen_random_uuid(), node_id = :node, leased_until = :until, attempt = attempt + 1
              from ranked where ranked.id = jobs.id and nth <= :perOrg
              returning jobs.id, org_id, kind, lane, subject, order_at, first_due_at, later, token, attempt, leased_until,
                turn
            )
            select * from taken order by turn, later, order_at, id
            """;
}
