package app.visant.persistence.health;

import app.visant.application.health.port.InstallationReadModel;
import app.visant.application.org.port.StreamCounts;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.NodeId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Sums over the tables of nodes, streams, jobs and stills: for a page that somebody opens now and then, not for a loop. */
public final class PostgresInstallationReadModel implements InstallationReadModel {
    @Inject
    public PostgresInstallationReadModel() {}

    @Override
    public List<LiveNode> nodes(Tx tx, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select n.id, n.started_at, n.last_seen,
                          (select count(*) from device_presence p where p.node_id = n.id) as device_streams,
                          (select coalesce(sum(s.streams), 0) from stream_counts s
                            where s.node_id = n.id and starts_with(s.key, :orgs)) as member_streams
                        from nodes n where n.last_seen > :deadSince
                        order by n.started_at, n.id
                        """)
                .bind("orgs", StreamCounts.OF_AN_ORGANIZATION)
                .bind("deadSince", now.minus(StreamCounts.NODE_DEAD_AFTER))
                .map((row, context) -> new LiveNode(
                        new NodeId(Columns.uuid(row, "id")),
                        Columns.instant(row, "started_at"),
                        Columns.instant(row, "last_seen"),
                        row.getLong("device_streams"),
                        row.getLong("member_streams")))
                .list();
    }

    @Override
    public List<Work> work(Tx tx, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select kind, count(*) filter (where free) as waiting, count(*) filter (where not free) as running,
                          count(*) filter (where free and last_error is not null) as tried,
                          min(due_at) filter (where free and due_at <= :now) as oldest
                        from (select kind, last_error, due_at, token is null or leased_until <= :now as free from jobs) as all_jobs
                        group by kind order by kind
                        """)
                .bind("now", now)
                .map((row, context) -> new Work(
                        Columns.word(row, "kind", JobKind.class),
                        row.getLong("waiting"),
                        row.getLong("running"),
                        row.getLong("tried"),
                        Columns.instantIfAny(row, "oldest")))
                .list();
    }

    @Override
    public Volumes volumes(Tx tx) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select greatest(0, (select coalesce(sum(bytes), 0) from stills_taken)
                            + (select coalesce(sum(bytes), 0) from storage_changes))::bigint as stills,
                          pg_database_size(current_database()) as database
                        """)
                .map((row, context) -> new Volumes(row.getLong("stills"), row.getLong("database")))
                .one();
    }
}
