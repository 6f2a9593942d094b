package app.visant.application.evaluation.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts and budgets in tables. */
public final class InMemorySpendingRepository implements SpendingRepository {
    private final InMemoryTable<OrgId, Owned<Budget>> budgets;
    private final InMemoryTable<Month, Owned<Standing>> months;
    private final InMemoryTable<Place, Counted> lines;

    public InMemorySpendingRepository(InMemoryTransactions transactions) {
        budgets = InMemoryTable.ofOrgsAlone(transactions, Owned::org);
        months = InMemoryTable.ofOrgsAlone(transactions, Owned::org);
        lines = InMemoryTable.ofOrgsAlone(transactions, row -> row.place().org());
    }

    @Override
    public Optional<Budget> budget(Tx tx, OrgId org) {
        return budgets.find(tx, org).map(Owned::value);
    }

    @Override
    public void setBudget(Tx tx, OrgId org, Optional<Budget> budget, Instant now) {
        budget.ifPresentOrElse(value -> budgets.put(tx, org, new Owned<>(org, value)), () -> budgets.remove(tx, org));
    }

    @Override
    public Spending total(Tx tx, OrgId org, YearMonth month) {
        return months.find(tx, new Month(org, month))
                .map(row -> row.value().total())
                .orElse(Spending.NOTHING);
    }

    @Override
    public Standing add(Tx tx, OrgId org, YearMonth month, DeviceId device, Map<String, Spending> byAgent) {
        byAgent.forEach((agent, more) -> {
            var place = new Place(org, month, device, agent);
            var before = lines.find(tx, place).map(row -> row.line().spending()).orElse(Spending.NOTHING);
            lines.put(tx, place, new Counted(place, new Line(device, agent, before.plus(more))));
        });
        return added(tx, org, month, byAgent.values().stream().reduce(Spending.NOTHING, Spending::plus));
    }

    @Override
    public Standing hold(Tx tx, OrgId org, YearMonth month) {
        return added(tx, org, month, Spending.NOTHING);
    }

    @Override
    public void told(Tx tx, OrgId org, YearMonth month, int percent) {
        months.update(
                tx,
                new Month(org, month),
                row -> new Owned<>(org, new Standing(row.value().total(), percent)));
    }

    @Override
    public List<Line> lines(Tx tx, OrgId org, YearMonth month) {
        return lines.rows(tx)
                .filter(row ->
                        row.place().org().equals(org) && row.place().month().equals(month))
                .map(Counted::line)
                .sorted(Comparator.comparing((Line line) -> line.device().value())
                        .thenComparing(Line::agent))
                .toList();
    }

    private Standing added(Tx tx, OrgId org, YearMonth month, Spending more) {
        var key = new Month(org, month);
        var before = months.find(tx, key).map(Owned::value).orElse(new Standing(Spending.NOTHING, 0));
        var after = new Standing(before.total().plus(more), before.told());
        months.put(tx, key, new Owned<>(org, after));
        return after;
    }

    private record Owned<T>(OrgId org, T value) {}

    private record Month(OrgId org, YearMonth month) {}

    private record Counted(Place place, Line line) {}

    private record Place(OrgId org, YearMonth month, DeviceId device, String agent) {}
}
