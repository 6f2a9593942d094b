package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.PanelRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.AgentChoice;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ConsensusRule;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Panels, a row each and a row an agent. */
public final class PostgresPanelRepository implements PanelRepository {
    @Inject
    public PostgresPanelRepository() {}

    @Override
    public Optional<KeptPanel> find(Tx tx, OrgId org) {
        var rows = JdbiTx.handle(tx)
                .createQuery("""
                        select p.rule, p.threshold, a.agent, a.vendor, a.model, a.base_url, a.sealed_key
                        from panels p join panel_agents a on a.org_id = p.org_id
                        where p.org_id = :org order by a.place
                        """)
                .bind("org", org)
                .map((row, context) -> Row.of(row))
                .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(kept(rows));
    }

    /** The panel's row is held by the update, so that of two who choose at once the agents of one stay. */
    @Override
    public void keep(Tx tx, OrgId org, KeptPanel panel, Instant now) {
        var policy = panel.plan().policy();
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into panels (org_id, rule, threshold, changed_at) values (:org, :rule, :threshold, :now)
                        on conflict on constraint panels_pk do update set
                          rule = excluded.rule, threshold = excluded.threshold, changed_at = excluded.changed_at
                        """)
                .bind("org", org)
                .bind("rule", policy.rule())
                .bind("threshold", policy.threshold())
                .bind("now", now)
                .execute();
        JdbiTx.handle(tx)
                .createUpdate("delete from panel_agents where org_id = :org")
                .bind("org", org)
                .execute();
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into panel_agents (org_id, agent, place, vendor, model, base_url, sealed_key)
                        values (:org, :agent, :place, :vendor, :model, :baseUrl, :sealedKey)
                        """);
        var agents = panel.plan().agents();
        for (var place = 0; place < agents.size(); place++) {
            var agent = agents.get(place);
            batch.bind("org", org)
                    .bind("agent", agent.id())
                    .bind("place", place)
                    .bind("vendor", agent.vendor())
                    .bind("model", agent.model())
                    .bind("baseUrl", agent.baseUrl())
                    .bind("sealedKey", Optional.ofNullable(panel.sealedKeys().get(agent.id())))
                    .add();
        }
        batch.execute();
    }

    @Override
    public boolean remove(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                        .createUpdate("delete from panels where org_id = :org")
                        .bind("org", org)
                        .execute()
                == 1;
    }

    private static KeptPanel kept(List<Row> rows) {
        return new KeptPanel(
                new PanelPlan(
                        rows.stream().map(Row::agent).toList(), rows.getFirst().policy()),
                rows.stream()
                        .flatMap(row ->
                                row.sealedKey().map(key -> Map.entry(row.agent().id(), key)).stream())
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private record Row(ConsensusPolicy policy, AgentChoice agent, Optional<String> sealedKey) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    new ConsensusPolicy(Columns.word(row, "rule", ConsensusRule.class), row.getDouble("threshold")),
                    new AgentChoice(
                            row.getString("agent"),
                            row.getString("vendor"),
                            row.getString("model"),
                            Optional.ofNullable(row.getString("base_url"))),
                    Optional.ofNullable(row.getString("sealed_key")));
        }
    }
}
