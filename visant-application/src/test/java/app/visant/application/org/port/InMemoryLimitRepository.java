package app.visant.application.org.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was set, in a table. */
public final class InMemoryLimitRepository implements LimitRepository {
    private final InMemoryTransactions transactions;
    private final InMemoryTable<OrgId, Row> rows;

    public InMemoryLimitRepository(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = InMemoryTable.ofOrgs(transactions, Row::org);
    }

    @Override
    public Map<Limit, Long> of(Tx tx, OrgId org) {
        return rows.find(tx, org).map(Row::values).orElseGet(Map::of);
    }

    @Override
    public void set(Tx tx, OrgId org, Map<Limit, Optional<Long>> change, Instant now) {
        transactions.requireSystem(tx);
        var values = new HashMap<>(of(tx, org));
        change.forEach((limit, value) -> value.ifPresentOrElse(v -> values.put(limit, v), () -> values.remove(limit)));
        if (!change.isEmpty()) {
            rows.put(tx, org, new Row(org, Map.copyOf(values), now));
        }
    }

    @Override
    public Map<OrgId, Map<Limit, Long>> changedSince(Tx tx, Instant since) {
        transactions.requireSystem(tx);
        return rows.rows(tx)
                .filter(row -> !row.changedAt().isBefore(since))
                .collect(Collectors.toMap(Row::org, Row::values));
    }

    private record Row(OrgId org, Map<Limit, Long> values, Instant changedAt) {}
}
