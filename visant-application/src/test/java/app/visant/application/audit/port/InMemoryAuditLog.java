package app.visant.application.audit.port;

import app.visant.application.identity.port.InMemoryUserRepository;
import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.InMemoryTransactions.Entered;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.UserId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What the transactions recorded. */
public final class InMemoryAuditLog implements AuditLog {
    private final InMemoryTransactions transactions;
    private final InMemoryUserRepository users;

    public InMemoryAuditLog(InMemoryTransactions transactions, InMemoryUserRepository users) {
        this.transactions = transactions;
        this.users = users;
    }

    @Override
    public Page<Recorded> list(Tx tx, OrgId org, Filter filter, Page.Request page) {
        transactions.requireOrg(tx);
        return page(tx, Optional.of(org)::equals, filter, page);
    }

    @Override
    public Page<Recorded> listPlatform(Tx tx, Filter filter, Page.Request page) {
        transactions.requireSystem(tx);
        return page(tx, Optional::isEmpty, filter, page);
    }

    private Page<Recorded> page(Tx tx, Predicate<Optional<OrgId>> whose, Filter filter, Page.Request page) {
        var found = transactions
                .audit(tx)
                .filter(entered -> whose.test(entered.entry().org()))
                .map(InMemoryAuditLog::recorded)
                .filter(recorded -> matches(filter, recorded));
        return InMemoryPages.page(found, recorded -> new Position(recorded.at(), recorded.id()), page);
    }

    @Override
    public Map<UserId, Email> addresses(Tx tx, Set<UserId> wanted) {
        var found = new HashMap<UserId, Email>();
        wanted.forEach(id -> users.find(tx, id).ifPresent(user -> found.put(id, user.email())));
        return Map.copyOf(found);
    }

    private static boolean matches(Filter filter, Recorded recorded) {
        var kind = recorded.actor().kind().name().toLowerCase(Locale.ROOT);
        return filter.actor()
                        .map(actor ->
                                actor.equals(kind) || recorded.actor().id().equals(Optional.of(actor)))
                        .orElse(true)
                && filter.action().map(recorded.action()::equals).orElse(true)
                && filter.from().map(from -> !recorded.at().isBefore(from)).orElse(true)
                && filter.to().map(recorded.at()::isBefore).orElse(true);
    }

    private static Recorded recorded(Entered entered) {
        var entry = entered.entry();
        return new Recorded(
                entered.id(),
                entry.org(),
                entered.at(),
                entry.action().wireName(),
                entry.actor(),
                entry.subject(),
                entry.detail(),
                entry.origin());
    }
}
