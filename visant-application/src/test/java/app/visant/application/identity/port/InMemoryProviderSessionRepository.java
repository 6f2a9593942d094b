package app.visant.application.identity.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.SessionId;
import java.time.Instant;
import java.util.Optional;

/** Grants and representatives in two tables. */
public final class InMemoryProviderSessionRepository implements ProviderSessionRepository {
    private final InMemoryTable<SessionId, Grant> grants;
    private final InMemoryTable<Represented, SessionId> representatives;

    public InMemoryProviderSessionRepository(InMemoryTransactions transactions) {
        this.grants = InMemoryTable.ofSystem(transactions);
        this.representatives = InMemoryTable.ofSystem(transactions);
    }

    @Override
    public void keep(Tx tx, SessionId session, String sealedGrant, Instant now) {
        grants.put(tx, session, new Grant(sealedGrant, now));
    }

    @Override
    public Optional<String> grant(Tx tx, SessionId session) {
        return grants.find(tx, session).map(Grant::sealed);
    }

    @Override
    public Optional<String> claim(Tx tx, SessionId session, Instant before, Instant retryAt) {
        var due = grants.find(tx, session).filter(grant -> grant.consentedAt().isBefore(before));
        due.ifPresent(grant -> grants.put(tx, session, new Grant(grant.sealed(), retryAt)));
        return due.map(Grant::sealed);
    }

    @Override
    public boolean represent(Tx tx, SessionId session, Subject subject, String providerSession, Instant now) {
        return representatives.insert(tx, new Represented(subject, providerSession), session);
    }

    @Override
    public Optional<SessionId> representative(Tx tx, Subject subject, String providerSession) {
        return representatives.find(tx, new Represented(subject, providerSession));
    }

    private record Grant(String sealed, Instant consentedAt) {}

    private record Represented(Subject subject, String providerSession) {}
}
