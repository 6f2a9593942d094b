package app.visant.application.identity.port;

import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.UserId;
import java.util.Locale;
import java.util.Optional;

/** Accounts over the other tables. */
public final class InMemoryAccountReadModel implements AccountReadModel {
    private final InMemoryTransactions transactions;
    private final InMemoryUserRepository users;
    private final OrganizationRepository organizations;

    public InMemoryAccountReadModel(
            InMemoryTransactions transactions, InMemoryUserRepository users, OrganizationRepository organizations) {
        this.transactions = transactions;
        this.users = users;
        this.organizations = organizations;
    }

    @Override
    public Page<AccountView> list(Tx tx, Filter filter, Page.Request page) {
        transactions.requireSystem(tx);
        var found = users.all(tx)
                .filter(user -> filter.text().map(text -> hasText(user, text)).orElse(true))
                .filter(user -> filter.suspended()
                        .map(wanted -> wanted == users.suspension(tx, user.id()).isPresent())
                        .orElse(true))
                .map(user -> view(tx, user));
        return InMemoryPages.page(
                found,
                view -> new Position(view.user().createdAt(), view.user().id().value()),
                page);
    }

    @Override
    public Optional<AccountView> find(Tx tx, UserId user) {
        return users.find(tx, user).map(found -> view(tx, found));
    }

    private AccountView view(Tx tx, User user) {
        return new AccountView(
                user,
                users.proofs().find(tx, user.id()),
                users.suspension(tx, user.id()),
                users.memberships(tx, user.id()).stream()
                        .map(membership -> new OrgName(
                                membership.org(),
                                organizations
                                        .find(tx, membership.org())
                                        .orElseThrow()
                                        .name(),
                                membership.role()))
                        .toList());
    }

    private static boolean hasText(User user, String text) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return user.email().value().contains(wanted)
                || user.name().toLowerCase(Locale.ROOT).contains(wanted);
    }
}
