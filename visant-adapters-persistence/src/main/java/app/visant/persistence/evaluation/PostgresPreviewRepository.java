package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.PreviewRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Finding;
import app.visant.domain.evaluation.Preview.Flip;
import app.visant.domain.evaluation.Preview.Progress;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Previews, a row each and one for each of their stills. */
public final class PostgresPreviewRepository implements PreviewRepository {
    @Inject
    public PostgresPreviewRepository() {}

    @Override
    public void add(Tx tx, Preview preview, List<RecordId> stills) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into previews (org_id, id, device_id, text, author, created_at, total, estimated_micros,
                          status)
                        values (:org, :id, :device, :text, :author, :createdAt, :total, :estimated, :status)
                        """)
                .bind("org", preview.org())
                .bind("id", preview.id())
                .bind("device", preview.device())
                .bind("text", preview.text().value())
                .bind("author", preview.author())
                .bind("createdAt", preview.createdAt())
                .bind("total", preview.total())
                .bind("estimated", preview.estimatedMicros())
                .bind("status", preview.status())
                .execute();
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into preview_stills (org_id, preview_id, place, record_id)
                        values (:org, :id, :place, :still)
                        """);
        for (var place = 0; place < stills.size(); place++) {
            batch.bind("org", preview.org())
                    .bind("id", preview.id())
                    .bind("place", place)
                    .bind("still", stills.get(place))
                    .add();
        }
        batch.execute();
    }

    @Override
    public Optional<Preview> find(Tx tx, OrgId org, PreviewId id) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select org_id, id, device_id, text, author, created_at, total, estimated_micros, status
                        from previews where org_id = :org and id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new Preview(
                        new PreviewId(Columns.uuid(row, "id")),
                        Columns.org(row),
                        Columns.textIfAny(row, "device_id").map(DeviceId::new),
                        new DescriptionText(row.getString("text")),
                        Columns.uuidIfAny(row, "author").map(UserId::new),
                        Columns.instant(row, "created_at"),
                        row.getInt("total"),
                        row.getLong("estimated_micros"),
                        Columns.word(row, "status", Preview.Status.class)))
                .findOne();
    }

    @Override
    public Optional<RecordId> next(Tx tx, OrgId org, PreviewId id) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select record_id from preview_stills
                        where org_id = :org and preview_id = :id and not looked_at order by place limit 1
                        """)
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> Columns.record(row))
                .findOne();
    }

    /** The preview's row is held first: a cancellation waits for this, or this sees it. */
    @Override
    public boolean found(Tx tx, OrgId org, PreviewId id, RecordId still, Finding finding) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                with running as (
                                  select id from previews where org_id = :org and id = :id and status = 'running'
                                  for no key update
                                )
                                update preview_stills set looked_at = true, before_state = :before,
                                  after_state = :after, reason = :reason, cost_micros = cost_micros + :cost
                                where org_id = :org and preview_id = (select id from running) and record_id = :still
                                  and not looked_at
                                """)
                        .bind("org", org)
                        .bind("id", id)
                        .bind("still", still)
                        .bind("before", finding.before())
                        .bind("after", finding.after())
                        .bind("reason", finding.reason())
                        .bind("cost", finding.costMicros())
                        .execute()
                == 1;
    }

    @Override
    public void spent(Tx tx, OrgId org, PreviewId id, RecordId still, long costMicros) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update preview_stills set cost_micros = cost_micros + :cost
                        where org_id = :org and preview_id = :id and record_id = :still
                        """)
                .bind("org", org)
                .bind("id", id)
                .bind("still", still)
                .bind("cost", costMicros)
                .execute();
    }

    @Override
    public boolean end(Tx tx, OrgId org, PreviewId id, Preview.Status status, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update previews set status = :status, ended_at = :now
                                where org_id = :org and id = :id and status = 'running'
                                """)
                        .bind("org", org)
                        .bind("id", id)
                        .bind("status", status)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public Progress progress(Tx tx, OrgId org, PreviewId id) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select count(*) filter (where looked_at) as done,
                          count(*) filter (where looked_at and after_state is null) as unjudged,
                          coalesce(sum(cost_micros), 0) as cost
                        from preview_stills where org_id = :org and preview_id = :id
                        """)
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new Progress(row.getInt("done"), row.getInt("unjudged"), row.getLong("cost")))
                .one();
    }

    @Override
    public List<Flip> flips(Tx tx, OrgId org, PreviewId id) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select record_id, before_state, after_state, reason from preview_stills
                        where org_id = :org and preview_id = :id and before_state <> after_state order by place
                        """)
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> new Flip(
                        Columns.record(row),
                        Columns.word(row, "before_state", ClassificationState.class),
                        Columns.word(row, "after_state", ClassificationState.class),
                        row.getString("reason")))
                .list();
    }

    @Override
    public int running(Tx tx, OrgId org) {
        var handle = JdbiTx.handle(tx);
        handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "running previews " + org);
        return handle.createQuery("select count(*) from previews where org_id = :org and status = 'running'")
                .bind("org", org)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void forget(Tx tx, OrgId org, Instant before) {
        JdbiTx.handle(tx)
                .createUpdate("delete from previews where org_id = :org and ended_at < :before")
                .bind("org", org)
                .bind("before", before)
                .execute();
    }
}
