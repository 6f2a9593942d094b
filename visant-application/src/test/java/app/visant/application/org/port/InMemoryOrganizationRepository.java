package app.visant.application.org.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.OrgId;
import java.time.ZoneId;
import java.util.Optional;

/** Organizations in a table. */
public final class InMemoryOrganizationRepository implements OrganizationRepository {
    private final InMemoryTransactions transactions;
    private final InMemoryTable<OrgId, Organization> rows;

    public InMemoryOrganizationRepository(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = InMemoryTable.ofOrgs(transactions, Organization::id);
    }

    @Override
    public void add(Tx tx, Organization organization) {
        if (!rows.insert(tx, organization.id(), organization)) {
            throw new IllegalStateException("there is such an organization");
        }
    }

    @Override
    public Optional<Organization> find(Tx tx, OrgId org) {
        return rows.find(tx, org);
    }

    @Override
    public void subscribe(Tx tx, OrgId org, Subscription.Agreed subscription) {
        transactions.requireSystem(tx);
        rows.update(
                tx, org, old -> new Organization(old.id(), old.name(), subscription, old.timezone(), old.createdAt()));
    }

    @Override
    public void describe(Tx tx, OrgId org, String name, ZoneId timezone) {
        rows.update(tx, org, old -> new Organization(old.id(), name, old.subscription(), timezone, old.createdAt()));
    }

    @Override
    public Optional<Organization> lock(Tx tx, OrgId org) {
        return find(tx, org);
    }
}
