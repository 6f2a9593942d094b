package app.visant.application.org.port;

import app.visant.application.identity.port.InMemoryUserRepository;
import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Organizations over the other tables. */
public final class InMemoryOrganizationReadModel implements OrganizationReadModel {
    private final InMemoryTransactions transactions;
    private final InMemoryOrganizationRepository organizations;
    private final InMemoryUserRepository users;
    private final Downstream downstream;

    public InMemoryOrganizationReadModel(
            InMemoryTransactions transactions,
            InMemoryOrganizationRepository organizations,
            InMemoryUserRepository users,
            Downstream downstream) {
        this.transactions = transactions;
        this.organizations = organizations;
        this.users = users;
        this.downstream = downstream;
    }

    @Override
    public Page<OrganizationView> list(Tx tx, Filter filter, Page.Request page) {
        transactions.requireSystem(tx);
        var found = organizations
                .all(tx)
                .map(organization -> view(tx, organization))
                .filter(view -> filter.text().map(text -> hasText(view, text)).orElse(true))
                .filter(view -> filter.suspended()
                        .map(wanted -> wanted == view.suspension().isPresent())
                        .orElse(true));
        return InMemoryPages.page(
                found,
                view -> new Position(
                        view.organization().createdAt(),
                        view.organization().id().value()),
                page);
    }

    @Override
    public Optional<OrganizationView> find(Tx tx, OrgId org) {
        transactions.requireSystem(tx);
        return organizations.find(tx, org).map(organization -> view(tx, organization));
    }

    private OrganizationView view(Tx tx, Organization organization) {
        var org = organization.id();
        return new OrganizationView(
                organization,
                organizations.suspension(tx, org),
                downstream.closedAt(tx, org),
                owners(tx, org),
                users.members(tx, org).size(),
                downstream.devicesUsed(tx, org));
    }

    private List<Email> owners(Tx tx, OrgId org) {
        return users.members(tx, org).stream()
                .filter(membership -> membership.role() == Role.OWNER)
                .flatMap(membership -> users.find(tx, membership.user()).stream())
                .map(user -> user.email())
                .sorted(Comparator.comparing(Email::value))
                .toList();
    }

    private static boolean hasText(OrganizationView view, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return view.organization().name().toLowerCase(Locale.ROOT).contains(wanted)
                || view.owners().stream().anyMatch(owner -> owner.value().contains(wanted));
    }

    /** What contexts further down know of an organization. */
    public interface Downstream {
        int devicesUsed(Tx tx, OrgId org);

        Optional<Instant> closedAt(Tx tx, OrgId org);
    }
}
