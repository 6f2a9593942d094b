package app.visant.application.evaluation.port;

import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Versions in a table. */
public final class InMemoryDescriptionRepository implements DescriptionRepository {
    private final InMemoryTable<DescriptionId, Version> rows;
    private final InMemoryTransactions transactions;

    public InMemoryDescriptionRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofOrgs(transactions, row -> row.description().org());
        this.transactions = transactions;
    }

    @Override
    public void add(Tx tx, NormalDescription description) {
        var taken =
                ofOrg(tx, description.org()).anyMatch(row -> row.description().version() == description.version());
        requireNoneActive(tx, description);
        if (taken || !rows.insert(tx, description.id(), new Version(description, true))) {
            throw new IllegalStateException("there is such a version");
        }
    }

    @Override
    public NormalDescription lockLatest(Tx tx, OrgId org) {
        transactions.requireOrg(tx);
        return ofOrg(tx, org)
                .map(Version::description)
                .max(Comparator.comparingInt(NormalDescription::version))
                .orElseThrow(() -> new IllegalStateException("an organization without a description"));
    }

    @Override
    public boolean retire(Tx tx, OrgId org, Optional<DeviceId> scope) {
        transactions.requireOrg(tx);
        var active = active(tx, org, scope);
        active.ifPresent(row -> rows.update(tx, row.id(), old -> new Version(old.description(), false)));
        return active.isPresent();
    }

    @Override
    public boolean activate(Tx tx, OrgId org, DescriptionId id, Instant now) {
        var wanted = find(tx, org, id).map(Version::description);
        wanted.ifPresent(description -> {
            requireNoneActive(tx, description);
            rows.update(tx, id, old -> new Version(old.description(), true));
        });
        return wanted.isPresent();
    }

    @Override
    public Optional<Version> find(Tx tx, OrgId org, DescriptionId id) {
        transactions.requireOrg(tx);
        return rows.find(tx, id).filter(row -> row.description().org().equals(org));
    }

    @Override
    public NormalDescription inForce(Tx tx, OrgId org, DeviceId device) {
        transactions.requireOrg(tx);
        return active(tx, org, Optional.of(device))
                .or(() -> active(tx, org, Optional.empty()))
                .orElseThrow(() -> new IllegalStateException("an organization without a description"));
    }

    @Override
    public Set<DeviceId> devicesOnTheirOwn(Tx tx, OrgId org) {
        transactions.requireOrg(tx);
        return ofOrg(tx, org)
                .filter(Version::active)
                .flatMap(row -> row.description().device().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public int count(Tx tx, OrgId org, Optional<DeviceId> scope) {
        transactions.requireOrg(tx);
        return (int) ofOrg(tx, org)
                .filter(row -> row.description().device().equals(scope))
                .count();
    }

    @Override
    public Page<Version> list(Tx tx, OrgId org, Optional<DeviceId> scope, Page.Request page) {
        transactions.requireOrg(tx);
        return InMemoryPages.page(
                ofOrg(tx, org).filter(row -> row.description().device().equals(scope)),
                row -> new Position(
                        row.description().createdAt(), row.description().id().value()),
                page);
    }

    private Optional<NormalDescription> active(Tx tx, OrgId org, Optional<DeviceId> scope) {
        return ofOrg(tx, org)
                .filter(Version::active)
                .map(Version::description)
                .filter(description -> description.device().equals(scope))
                .findFirst();
    }

    private void requireNoneActive(Tx tx, NormalDescription description) {
        if (active(tx, description.org(), description.device()).isPresent()) {
            throw new IllegalStateException("the scope has an active one");
        }
    }

    private Stream<Version> ofOrg(Tx tx, OrgId org) {
        return rows.rows(tx).filter(row -> row.description().org().equals(org));
    }
}
