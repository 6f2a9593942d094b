package app.visant.application.identity.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links and proofs in tables, beside the people. */
public final class InMemoryAccountRepository implements AccountRepository {
    private final InMemoryTable<Sha256, AccountLink> links;
    private final InMemoryTable<UserId, Instant> proven;
    private final InMemoryTable<OrgId, Instant> closed;
    private final InMemoryUserRepository users;
    private final InMemorySessionRepository sessions;
    private final InMemorySecondFactorRepository factors;

    public InMemoryAccountRepository(
            InMemoryTransactions transactions,
            InMemoryUserRepository users,
            InMemorySessionRepository sessions,
            InMemorySecondFactorRepository factors) {
        this.links = InMemoryTable.ofSystem(transactions);
        this.proven = users.proofs();
        this.closed = InMemoryTable.ofSystem(transactions);
        this.users = users;
        this.sessions = sessions;
        this.factors = factors;
    }

    @Override
    public void putLink(Tx tx, AccountLink link) {
        links.removeIf(tx, l -> l.user().equals(link.user()) && l.purpose() == link.purpose());
        links.put(tx, link.digest(), link);
    }

    @Override
    public Optional<AccountLink> takeLink(Tx tx, Sha256 digest, AccountLink.Purpose purpose) {
        var link = links.find(tx, digest).filter(l -> l.purpose() == purpose);
        link.ifPresent(l -> links.remove(tx, digest));
        return link;
    }

    @Override
    public boolean verify(Tx tx, UserId user, Email email, Instant now) {
        var theirs = users.find(tx, user).filter(u -> u.email().equals(email)).isPresent();
        if (theirs) {
            proven.insert(tx, user, now);
        }
        return theirs;
    }

    @Override
    public Optional<Instant> verifiedAt(Tx tx, UserId user) {
        return proven.find(tx, user);
    }

    @Override
    public List<Membership> lockMembers(Tx tx, OrgId org) {
        return users.members(tx, org);
    }

    @Override
    public void close(Tx tx, OrgId org, Instant now) {
        closed.insert(tx, org, now);
    }

    /** Since when nobody works for the organization any more. */
    public Optional<Instant> closedAt(Tx tx, OrgId org) {
        return closed.find(tx, org);
    }

    @Override
    public void delete(Tx tx, UserId user) {
        links.removeIf(tx, l -> l.user().equals(user));
        proven.remove(tx, user);
        factors.remove(tx, user);
        sessions.forget(tx, user);
        users.remove(tx, user);
    }
}
