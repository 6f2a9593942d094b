package app.visant.application.evaluation.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.OrgId;

/** Descriptions in a table; the one added last is the active one. */
public final class InMemoryDescriptionRepository implements DescriptionRepository {
    private final InMemoryTable<DescriptionId, NormalDescription> rows;
    private final InMemoryTransactions transactions;

    public InMemoryDescriptionRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofOrgs(transactions, NormalDescription::org);
        this.transactions = transactions;
    }

    @Override
    public void add(Tx tx, NormalDescription description) {
        var taken = rows.rows(tx)
                .anyMatch(row -> row.org().equals(description.org()) && row.version() == description.version());
        if (taken || !rows.insert(tx, description.id(), description)) {
            throw new IllegalStateException("there is such a version");
        }
    }

    @Override
    public NormalDescription active(Tx tx, OrgId org) {
        transactions.requireOrg(tx);
        return rows.rows(tx)
                .filter(row -> row.org().equals(org))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("an organization without a description"));
    }
}
