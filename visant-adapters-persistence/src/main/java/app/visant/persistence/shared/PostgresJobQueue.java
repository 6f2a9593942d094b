package app.visant.persistence.shared;

import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/** Jobs as rows of one table; see {@link JobClaims} for how they are taken. */
public final class PostgresJobQueue implements JobQueue {
    private static final int MAX_ERROR = 1000;
    private static final String INSERT = """
            insert into jobs (id, org_id, kind, serial, lane, subject, order_at, first_due_at, due_at, later)
            values (:id, :org, :kind, :serial, :lane, :subject, :orderAt, :firstDueAt, :dueAt, :later)
            on conflict on constraint jobs_one_per_subject
            """;

    @Inject
    public PostgresJobQueue() {}

    @Override
    public void add(Tx tx, List<Job> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        var batch = JdbiTx.handle(tx).prepareBatch(INSERT + "do nothing");
        jobs.forEach(job -> bind(batch, job).add());
        batch.execute();
    }

    @Override
    public void addAnew(Tx tx, Job job) {
        bind(JdbiTx.handle(tx).createUpdate(INSERT + """
                        do update set token = null, node_id = null, leased_until = null, attempt = 0,
                          due_at = excluded.due_at, first_due_at = excluded.first_due_at, last_error = null
                        """), job).execute();
    }

    private static <S extends SqlStatement<S>> S bind(S insert, Job job) {
        return insert.bind("id", job.id())
                .bind("org", job.org())
                .bind("kind", job.kind())
                .bind("serial", job.kind().serial())
                .bind("lane", job.lane())
                .bind("subject", job.subject())
                .bind("orderAt", job.orderAt())
                .bind("firstDueAt", job.firstDueAt())
                .bind("dueAt", job.firstDueAt())
                .bind("later", job.later());
    }

    @Override
    public List<Lease> claim(Tx tx, JobKind kind, NodeId node, int limit, int perOrg, Duration leaseFor, Instant now) {
        var claims = new JobClaims(JdbiTx.handle(tx), kind, now);
        claims.releaseExpired();
        return claims.claim(node, limit, perOrg, now.plus(leaseFor));
    }

    @Override
    public boolean complete(Tx tx, Lease lease) {
        return JdbiTx.handle(tx)
                        .createUpdate("delete from jobs where org_id = :org and id = :id and token = :token")
                        .bind("org", lease.job().org())
                        .bind("id", lease.job().id())
                        .bind("token", lease.token())
                        .execute()
                == 1;
    }

    @Override
    public boolean retry(Tx tx, Lease lease, Instant dueAt, String error) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update jobs set token = null, node_id = null, leased_until = null, attempt = 0,
                                  due_at = :dueAt, last_error = :error
                                where org_id = :org and id = :id and token = :token
                                """)
                        .bind("org", lease.job().org())
                        .bind("id", lease.job().id())
                        .bind("token", lease.token())
                        .bind("dueAt", dueAt)
                        .bind("error", error.substring(0, Math.min(error.length(), MAX_ERROR)))
                        .execute()
                == 1;
    }

    @Override
    public boolean defer(Tx tx, Lease lease, Instant dueAt, String reason) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update jobs set token = null, node_id = null, leased_until = null, attempt = 0,
                                  due_at = :dueAt, first_due_at = :dueAt, last_error = :reason
                                where org_id = :org and id = :id and token = :token
                                """)
                        .bind("org", lease.job().org())
                        .bind("id", lease.job().id())
                        .bind("token", lease.token())
                        .bind("dueAt", dueAt)
                        .bind("reason", reason)
                        .execute()
                == 1;
    }

    /** A job that somebody holds is left alone: it is not waiting, or will see for itself why. */
    @Override
    public void recall(Tx tx, OrgId org, JobKind kind, String reason, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update jobs set due_at = :now, first_due_at = :now, last_error = null
                        where id in (
                          select id from jobs
                          where org_id = :org and kind = :kind and token is null and last_error = :reason
                            and due_at > :now
                          for update skip locked)
                        """)
                .bind("org", org)
                .bind("kind", kind)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
    }

    @Override
    public boolean extend(Tx tx, Lease lease, Instant until) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update jobs set leased_until = :until
                                where org_id = :org and id = :id and token = :token
                                """)
                        .bind("org", lease.job().org())
                        .bind("id", lease.job().id())
                        .bind("token", lease.token())
                        .bind("until", until)
                        .execute()
                == 1;
    }

    @Override
    public boolean pending(Tx tx, OrgId org, JobKind kind, String subject) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select exists (select from jobs where org_id = :org and kind = :kind and subject = :subject)
                        """)
                .bind("org", org)
                .bind("kind", kind)
                .bind("subject", subject)
                .mapTo(Boolean.class)
                .one();
    }

    /** Two statements: the second sees what was committed while the first waited. */
    @Override
    public long laterOnes(Tx tx, OrgId org, JobKind kind) {
        var handle = JdbiTx.handle(tx);
        handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "later jobs " + kind + " " + org);
        return handle.createQuery("select count(*) from jobs where org_id = :org and kind = :kind and later")
                .bind("org", org)
                .bind("kind", kind)
                .mapTo(Long.class)
                .one();
    }

    /** Waiting and leased apart, so that each is counted in an index of its own. */
    @Override
    public long depth(Tx tx, JobKind kind) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select (select count(*) from jobs where kind = :kind and token is null and %s)
                          + (select count(*) from jobs where kind = :kind and token is not null)
                        """.formatted(inIndexOf(kind)))
                .bind("kind", kind)
                .mapTo(Long.class)
                .one();
    }

    @Override
    public Optional<Instant> oldestDue(Tx tx, JobKind kind, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select least(
                          (select min(due_at) from jobs
                            where kind = :kind and token is null and %s and due_at <= :now),
                          (select min(due_at) from jobs
                            where kind = :kind and token is not null and leased_until <= :now and due_at <= :now)
                        ) as oldest
                        """.formatted(inIndexOf(kind)))
                .bind("kind", kind)
                .bind("now", now)
                .map((row, context) -> Columns.instantIfAny(row, "oldest"))
                .one();
    }

    /** A literal, by which the server knows the partial index. */
    private static String inIndexOf(JobKind kind) {
        return kind.serial() ? "serial" : "not serial";
    }

    static Lease lease(ResultSet row) throws SQLException {
        var job = new Job(
                Columns.uuid(row, "id"),
                Columns.org(row),
                Columns.word(row, "kind", JobKind.class),
                row.getString("lane"),
                row.getString("subject"),
                Columns.instant(row, "order_at"),
                Columns.instant(row, "first_due_at"),
                row.getBoolean("later"));
        return new Lease(job, Columns.uuid(row, "token"), row.getInt("attempt"), Columns.instant(row, "leased_until"));
    }
}
