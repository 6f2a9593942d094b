package app.visant.application.org.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import java.time.Instant;

/** Counts in a table. */
public final class InMemoryRequestCounts implements RequestCounts {
    private final InMemoryTable<String, Row> rows;

    public InMemoryRequestCounts(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofSystem(transactions);
    }

    @Override
    public long add(Tx tx, String key, Instant minute, long requests) {
        var before =
                rows.find(tx, key).filter(row -> !row.minute().isBefore(minute)).orElseGet(() -> new Row(minute, 0));
        var after = new Row(before.minute(), before.requests() + requests);
        rows.put(tx, key, after);
        return after.requests();
    }

    private record Row(Instant minute, long requests) {}
}
