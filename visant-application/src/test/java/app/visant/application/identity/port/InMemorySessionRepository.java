package app.visant.application.identity.port;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Sessions and spent secrets in two tables. */
public final class InMemorySessionRepository implements SessionRepository {
    private final InMemoryTable<SessionId, Session> sessions;
    private final InMemoryTable<Sha256, SessionId> spent;
    private final UserRepository users;
    private final OrganizationRepository organizations;

    public InMemorySessionRepository(
            InMemoryTransactions transactions, UserRepository users, OrganizationRepository organizations) {
        this.sessions = InMemoryTable.ofSystem(transactions);
        this.spent = InMemoryTable.ofSystem(transactions);
        this.users = users;
        this.organizations = organizations;
    }

    @Override
    public void add(Tx tx, Session session) {
        if (!sessions.insert(tx, session.id(), session)) {
            throw new IllegalStateException("there is such a session");
        }
    }

    @Override
    public Optional<Holder> holder(Tx tx, SessionId session) {
        return sessions.find(tx, session).flatMap(found -> held(tx, found));
    }

    @Override
    public Optional<Holder> holderBySecret(Tx tx, Sha256 secret) {
        return sessions.rows(tx)
                .filter(session -> session.secret().equals(secret))
                .findFirst()
                .flatMap(found -> held(tx, found));
    }

    @Override
    public Optional<SessionId> findBySpentSecret(Tx tx, Sha256 secret) {
        return spent.find(tx, secret);
    }

    @Override
    public boolean rotate(Tx tx, SessionId session, Sha256 oldSecret, Sha256 newSecret, Instant now) {
        if (sessions.find(tx, session).filter(s -> s.secret().equals(oldSecret)).isEmpty()) {
            return false;
        }
        spent.put(tx, oldSecret, session);
        return sessions.update(tx, session, s -> with(s, newSecret, now, s.endedAt()));
    }

    @Override
    public void touch(Tx tx, SessionId session, Instant now) {
        sessions.update(tx, session, s -> with(s, s.secret(), now, s.endedAt()));
    }

    @Override
    public void prolong(Tx tx, SessionId session, Instant expiresAt) {
        sessions.update(
                tx,
                session,
                s -> s.endedAt().isPresent()
                        ? s
                        : new Session(
                                s.id(),
                                s.user(),
                                s.org(),
                                s.kind(),
                                s.secret(),
                                s.createdAt(),
                                s.lastUsedAt(),
                                expiresAt,
                                s.endedAt()));
    }

    @Override
    public void end(Tx tx, SessionId session, Instant now) {
        sessions.update(
                tx,
                session,
                s -> with(s, s.secret(), s.lastUsedAt(), s.endedAt().or(() -> Optional.of(now))));
    }

    @Override
    public List<Session> live(Tx tx, UserId user, Instant now) {
        return sessions.rows(tx)
                .filter(s -> s.user().equals(user) && s.isLive(now))
                .sorted(Comparator.comparing(Session::createdAt)
                        .thenComparing(s -> s.id().value().toString())
                        .reversed())
                .toList();
    }

    @Override
    public List<SessionId> endAll(Tx tx, UserId user, Optional<SessionId> but, Instant now) {
        var ended = sessions.rows(tx)
                .filter(s -> s.user().equals(user) && s.endedAt().isEmpty())
                .map(Session::id)
                .filter(id -> !but.equals(Optional.of(id)))
                .toList();
        ended.forEach(id -> end(tx, id, now));
        return ended;
    }

    /** Ends a person's sessions in one organization; answers those that it ended. */
    public List<SessionId> endIn(Tx tx, OrgId org, UserId user, Instant now) {
        var ended = sessions.rows(tx)
                .filter(s -> s.org().equals(org)
                        && s.user().equals(user)
                        && s.endedAt().isEmpty())
                .map(Session::id)
                .toList();
        ended.forEach(id -> end(tx, id, now));
        return ended;
    }

    /** Forgets all of a person's, as the database does when the person goes. */
    void forget(Tx tx, UserId user) {
        sessions.removeIf(tx, s -> s.user().equals(user));
    }

    @Override
    public Set<SessionId> ended(Tx tx, Collection<SessionId> given, Instant now) {
        return given.stream()
                .filter(id -> sessions.find(tx, id)
                        .filter(s -> s.isLive(now))
                        .filter(s -> users.suspension(tx, s.user()).isEmpty())
                        .filter(s -> organizations.suspension(tx, s.org()).isEmpty())
                        .isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Holder> held(Tx tx, Session session) {
        return users.find(tx, session.user())
                .filter(user -> users.suspension(tx, user.id()).isEmpty())
                .flatMap(user -> users.memberships(tx, user.id()).stream()
                        .filter(membership -> membership.org().equals(session.org()))
                        .findFirst()
                        .map(membership -> new Holder(
                                session,
                                user.id(),
                                membership.org(),
                                membership.role(),
                                user.operator(),
                                organizations.suspension(tx, membership.org()).isPresent())));
    }

    private static Session with(Session s, Sha256 secret, Instant lastUsedAt, Optional<Instant> endedAt) {
        return new Session(
                s.id(), s.user(), s.org(), s.kind(), secret, s.createdAt(), lastUsedAt, s.expiresAt(), endedAt);
    }
}
