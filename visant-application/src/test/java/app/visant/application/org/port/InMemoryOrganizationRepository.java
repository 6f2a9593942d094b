package app.visant.application.org.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Subscription;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/** Organizations in a table. */
public final class InMemoryOrganizationRepository implements OrganizationRepository {
    private final InMemoryTransactions transactions;
    private final InMemoryTable<OrgId, Organization> rows;
    private final InMemoryTable<OrgId, Suspended> suspended;

    public InMemoryOrganizationRepository(InMemoryTransactions transactions) {
        this.transactions = transactions;
        this.rows = InMemoryTable.ofOrgs(transactions, Organization::id);
        this.suspended = InMemoryTable.ofOrgs(transactions, Suspended::org);
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
    public Optional<Suspension> suspension(Tx tx, OrgId org) {
        return suspended.find(tx, org).map(Suspended::suspension);
    }

    @Override
    public void suspend(Tx tx, OrgId org, Optional<Suspension> suspension) {
        transactions.requireSystem(tx);
        suspended.remove(tx, org);
        suspension.ifPresent(fresh -> suspended.insert(tx, org, new Suspended(org, fresh)));
    }

    /** All that there are. */
    Stream<Organization> all(Tx tx) {
        return rows.rows(tx);
    }

    @Override
    public void subscribe(Tx tx, OrgId org, Subscription.Agreed subscription) {
        transactions.requireSystem(tx);
        rows.update(
                tx,
                org,
                old -> new Organization(
                        old.id(), old.name(), subscription, old.timezone(), old.language(), old.createdAt()));
    }

    @Override
    public void describe(Tx tx, OrgId org, String name, ZoneId timezone, Language language) {
        rows.update(
                tx,
                org,
                old -> new Organization(old.id(), name, old.subscription(), timezone, language, old.createdAt()));
    }

    @Override
    public Optional<Organization> lock(Tx tx, OrgId org) {
        return find(tx, org);
    }

    private record Suspended(OrgId org, Suspension suspension) {}
}
