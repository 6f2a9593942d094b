package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.DescriptionRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;

/** Versions of descriptions; the one activated last is the active one. */
public final class PostgresDescriptionRepository implements DescriptionRepository {
    @Inject
    public PostgresDescriptionRepository() {}

    @Override
    public void add(Tx tx, NormalDescription description) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into normal_descriptions (id, org_id, version, text, created_at, activated_at)
                        values (:id, :org, :version, :text, :createdAt, :createdAt)
                        """)
                .bind("id", description.id())
                .bind("org", description.org())
                .bind("version", description.version())
                .bind("text", description.text())
                .bind("createdAt", description.createdAt())
                .execute();
    }

    @Override
    public NormalDescription active(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select id, org_id, version, text, created_at from normal_descriptions
                        where org_id = :org and device_id is null
                        order by activated_at desc, version desc limit 1
                        """)
                .bind("org", org)
                .map((row, context) -> new NormalDescription(
                        new DescriptionId(Columns.uuid(row, "id")),
                        Columns.org(row),
                        row.getInt("version"),
                        row.getString("text"),
                        Columns.instant(row, "created_at")))
                .one();
    }
}
