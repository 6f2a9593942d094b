package app.visant.persistence.org;

import app.visant.application.org.port.LimitRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A row for each limit that was ever set for an organization; null is what the installation has. */
public final class PostgresLimitRepository implements LimitRepository {
    @Inject
    public PostgresLimitRepository() {}

    @Override
    public Map<Limit, Long> of(Tx tx, OrgId org) {
        var rows = JdbiTx.handle(tx)
                .createQuery("select org_id, name, value from organization_limits where org_id = :org")
                .bind("org", org)
                .map((row, context) -> setting(row))
                .list();
        return byOrganization(rows).getOrDefault(org, Map.of());
    }

    @Override
    public void set(Tx tx, OrgId org, Map<Limit, Optional<Long>> change, Instant now) {
        if (change.isEmpty()) {
            return;
        }
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into organization_limits (org_id, name, value, changed_at)
                        values (:org, :name, :value, :now)
                        on conflict on constraint organization_limits_pk
                          do update set value = excluded.value, changed_at = excluded.changed_at
                        """);
        change.forEach((limit, value) -> batch.bind("org", org)
                .bind("name", limit.word())
                .bind("value", value)
                .bind("now", now)
                .add());
        batch.execute();
    }

    @Override
    public Map<OrgId, Map<Limit, Long>> changedSince(Tx tx, Instant since) {
        return byOrganization(JdbiTx.handle(tx)
                .createQuery("""
                        select org_id, name, value from organization_limits where org_id in (
                          select org_id from organization_limits where changed_at >= :since)
                        """)
                .bind("since", since)
                .map((row, context) -> setting(row))
                .list());
    }

    private static Map<OrgId, Map<Limit, Long>> byOrganization(List<Setting> settings) {
        var all = new HashMap<OrgId, Map<Limit, Long>>();
        for (var setting : settings) {
            var own = all.computeIfAbsent(setting.org(), org -> new HashMap<>());
            setting.limit().ifPresent(limit -> setting.value().ifPresent(value -> own.put(limit, value)));
        }
        return all;
    }

    private static Setting setting(ResultSet row) throws SQLException {
        return new Setting(
                Columns.org(row), Limit.named(row.getString("name")), Columns.ifAny(row, "value", Long.class));
    }

    /** @param limit empty if a newer version of the software knows it */
    private record Setting(OrgId org, Optional<Limit> limit, Optional<Long> value) {}
}
