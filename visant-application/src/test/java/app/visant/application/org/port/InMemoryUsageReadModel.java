package app.visant.application.org.port;

import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import java.time.Instant;

/** Usage over the other tables. */
public final class InMemoryUsageReadModel implements UsageReadModel {
    private final InMemoryTransactions transactions;
    private final Captures captures;

    public InMemoryUsageReadModel(InMemoryTransactions transactions, Captures captures) {
        this.transactions = transactions;
        this.captures = captures;
    }

    @Override
    public Usage since(Tx tx, OrgId org, Instant since) {
        transactions.requireOrg(tx);
        return new Usage(captures.since(tx, org, since));
    }

    /** Captures are of a context further down, and are counted from there. */
    public interface Captures {
        long since(Tx tx, OrgId org, Instant since);
    }
}
