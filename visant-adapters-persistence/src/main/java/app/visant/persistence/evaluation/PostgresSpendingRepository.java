package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.SpendingRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.SqlStatement;

/** Counts of each month, and the budget, a row each. */
public final class PostgresSpendingRepository implements SpendingRepository {
    @Inject
    public PostgresSpendingRepository() {}

    @Override
    public Optional<Budget> budget(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery("select cap_micros, beyond from agent_budgets where org_id = :org")
                .bind("org", org)
                .map((row, context) ->
                        new Budget(row.getLong("cap_micros"), Columns.word(row, "beyond", Budget.Beyond.class)))
                .findOne();
    }

    @Override
    public void setBudget(Tx tx, OrgId org, Optional<Budget> budget, Instant now) {
        if (budget.isEmpty()) {
            JdbiTx.handle(tx)
                    .createUpdate("delete from agent_budgets where org_id = :org")
                    .bind("org", org)
                    .execute();
            return;
        }
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into agent_budgets (org_id, cap_micros, beyond, changed_at)
                        values (:org, :cap, :beyond, :now)
                        on conflict on constraint agent_budgets_pk do update set
                          cap_micros = excluded.cap_micros, beyond = excluded.beyond, changed_at = excluded.changed_at
                        """)
                .bind("org", org)
                .bind("cap", budget.get().capMicros())
                .bind("beyond", budget.get().beyond())
                .bind("now", now)
                .execute();
    }

    @Override
    public Spending total(Tx tx, OrgId org, YearMonth month) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select calls, input_tokens, output_tokens, cost_micros from agent_months
                        where org_id = :org and month = :month
                        """)
                .bind("org", org)
                .bind("month", firstDay(month))
                .map((row, context) -> spending(row))
                .findOne()
                .orElse(Spending.NOTHING);
    }

    /** Agents in the order of their names, and the month last, so that two nodes do not wait for each other in a ring. */
    @Override
    public Standing add(Tx tx, OrgId org, YearMonth month, DeviceId device, Map<String, Spending> byAgent) {
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into agent_usage as u
                          (org_id, month, device_id, agent, calls, input_tokens, output_tokens, cost_micros)
                        values (:org, :month, :device, :agent, :calls, :inputTokens, :outputTokens, :cost)
                        on conflict on constraint agent_usage_pk do update set
                          calls = u.calls + excluded.calls,
                          input_tokens = u.input_tokens + excluded.input_tokens,
                          output_tokens = u.output_tokens + excluded.output_tokens,
                          cost_micros = u.cost_micros + excluded.cost_micros
                        """);
        var sum = Spending.NOTHING;
        for (var entry : new TreeMap<>(byAgent).entrySet()) {
            sum = sum.plus(entry.getValue());
            bind(batch, org, month, entry.getValue())
                    .bind("device", device)
                    .bind("agent", entry.getKey())
                    .add();
        }
        if (!byAgent.isEmpty()) {
            batch.execute();
        }
        return added(tx, org, month, sum);
    }

    @Override
    public Standing hold(Tx tx, OrgId org, YearMonth month) {
        return added(tx, org, month, Spending.NOTHING);
    }

    @Override
    public void told(Tx tx, OrgId org, YearMonth month, int percent) {
        JdbiTx.handle(tx)
                .createUpdate("update agent_months set told = :percent where org_id = :org and month = :month")
                .bind("org", org)
                .bind("month", firstDay(month))
                .bind("percent", percent)
                .execute();
    }

    @Override
    public List<Line> lines(Tx tx, OrgId org, YearMonth month) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select device_id, agent, calls, input_tokens, output_tokens, cost_micros from agent_usage
                        where org_id = :org and month = :month order by device_id, agent
                        """)
                .bind("org", org)
                .bind("month", firstDay(month))
                .map((row, context) ->
                        new Line(new DeviceId(row.getString("device_id")), row.getString("agent"), spending(row)))
                .list();
    }

    private static Standing added(Tx tx, OrgId org, YearMonth month, Spending more) {
        var query = JdbiTx.handle(tx).createQuery("""
                        insert into agent_months as m (org_id, month, calls, input_tokens, output_tokens, cost_micros)
                        values (:org, :month, :calls, :inputTokens, :outputTokens, :cost)
                        on conflict on constraint agent_months_pk do update set
                          calls = m.calls + excluded.calls,
                          input_tokens = m.input_tokens + excluded.input_tokens,
                          output_tokens = m.output_tokens + excluded.output_tokens,
                          cost_micros = m.cost_micros + excluded.cost_micros
                        returning calls, input_tokens, output_tokens, cost_micros, told
                        """);
        return bind(query, org, month, more)
                .map((row, context) -> new Standing(spending(row), row.getInt("told")))
                .one();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, OrgId org, YearMonth month, Spending spending) {
        return statement
                .bind("org", org)
                .bind("month", firstDay(month))
                .bind("calls", spending.calls())
                .bind("inputTokens", spending.inputTokens())
                .bind("outputTokens", spending.outputTokens())
                .bind("cost", spending.costMicros());
    }

    private static LocalDate firstDay(YearMonth month) {
        return month.atDay(1);
    }

    private static Spending spending(ResultSet row) throws SQLException {
        return new Spending(
                row.getLong("calls"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getLong("cost_micros"));
    }
}
