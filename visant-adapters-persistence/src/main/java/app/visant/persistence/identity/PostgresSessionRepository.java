package app.visant.persistence.identity;

import app.visant.application.identity.port.SessionRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions, found by id or by the digest of their secret, always with the holder's role of now. */
public final class PostgresSessionRepository implements SessionRepository {
    /** A session whose membership is gone has no holder, nor has one of a person who is suspended. */
    private static final String HOLDERS = """
        select s.id, s.user_id, s.org_id, s.kind, s.secret_digest, s.created_at, s.last_used_at,
          s.expires_at, s.ended_at, m.role, u.operator, o.suspended_at is not null as suspended
        from sessions s
        join memberships m on m.user_id = s.user_id and m.org_id = s.org_id
        join users u on u.id = s.user_id and u.suspended_at is null
        join organizations o on o.id = s.org_id
        """;

    @Inject
    public PostgresSessionRepository() {}

    @Override
    public void add(Tx tx, Session session) {
        JdbiTx.handle(tx)
                .createUpdate("""
                    insert into sessions
                      (id, user_id, org_id, kind, secret_digest, created_at, last_used_at, expires_at, ended_at)
                    values (:id, :user, :org, :kind, :secret, :createdAt, :lastUsedAt, :expiresAt, :endedAt)
                    """)
                .bind("id", session.id())
                .bind("user", session.user())
                .bind("org", session.org())
                .bind("kind", session.kind())
                .bind("secret", session.secret())
                .bind("createdAt", session.createdAt())
                .bind("lastUsedAt", session.lastUsedAt())
                .bind("expiresAt", session.expiresAt())
                .bind("endedAt", session.endedAt())
                .execute();
    }

    @Override
    public Optional<Holder> holder(Tx tx, SessionId session) {
        return JdbiTx.handle(tx)
                .createQuery(HOLDERS + "where s.id = :session")
                .bind("session", session)
                .map((row, context) -> IdentityRows.holder(row))
                .findOne();
    }

    @Override
    public Optional<Holder> holderBySecret(Tx tx, Sha256 secret) {
        return JdbiTx.handle(tx)
                .createQuery(HOLDERS + "where s.secret_digest = :secret")
                .bind("secret", secret)
                .map((row, context) -> IdentityRows.holder(row))
                .findOne();
    }

    @Override
    public Optional<SessionId> findBySpentSecret(Tx tx, Sha256 secret) {
        return JdbiTx.handle(tx)
                .createQuery("select session_id from session_spent_secrets where secret_digest = :secret")
                .bind("secret", secret)
                .map((row, context) -> new SessionId(Columns.uuid(row, "session_id")))
                .findOne();
    }

    @Override
    public boolean rotate(Tx tx, SessionId session, Sha256 oldSecret, Sha256 newSecret, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                            with rotated as (
                              update sessions set secret_digest = :new, last_used_at = :now
                              where id = :session and secret_digest = :old and ended_at is null
                              returning id
                            )
                            insert into session_spent_secrets (secret_digest, session_id, spent_at)
                            select :old, id, :now from rotated
                            """)
                        .bind("session", session)
                        .bind("old", oldSecret)
                        .bind("new", newSecret)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public void touch(Tx tx, SessionId session, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("""
                    update sessions set last_used_at = :now
                    where id = :session and ended_at is null and last_used_at < :now
                    """)
                .bind("session", session)
                .bind("now", now)
                .execute();
    }

    @Override
    public void prolong(Tx tx, SessionId session, Instant expiresAt) {
        JdbiTx.handle(tx)
                .createUpdate("update sessions set expires_at = :expiresAt where id = :session and ended_at is null")
                .bind("session", session)
                .bind("expiresAt", expiresAt)
                .execute();
    }

    @Override
    public void end(Tx tx, SessionId session, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("update sessions set ended_at = :now where id = :session and ended_at is null")
                .bind("session", session)
                .bind("now", now)
                .execute();
    }

    @Override
    public List<Session> live(Tx tx, UserId user, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select id, user_id, org_id, kind, secret_digest, created_at, last_used_at, expires_at, ended_at
                    from sessions
                    where user_id = :user and ended_at is null and expires_at > :now
                      and (kind <> :browser or last_used_at > :idleSince)
                    order by created_at desc, id desc
                    """)
                .bind("user", user)
                .bind("now", now)
                .bind("browser", Session.Kind.BROWSER)
                .bind("idleSince", now.minus(Session.BROWSER_IDLE))
                .map((row, context) -> IdentityRows.session(row))
                .list();
    }

    @Override
    public List<SessionId> endAll(Tx tx, UserId user, Optional<SessionId> but, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    update sessions set ended_at = :now
                    where user_id = :user and ended_at is null and id is distinct from cast(:but as uuid)
                    returning id
                    """)
                .bind("user", user)
                .bind("but", but.map(SessionId::value).orElse(null))
                .bind("now", now)
                .map((row, context) -> new SessionId(Columns.uuid(row, "id")))
                .list();
    }

    @Override
    public Set<SessionId> ended(Tx tx, Collection<SessionId> sessions, Instant now) {
        if (sessions.isEmpty()) {
            return Set.of();
        }
        var live = JdbiTx.handle(tx)
                .createQuery("""
                    select s.id from sessions s
                    join memberships m on m.user_id = s.user_id and m.org_id = s.org_id
                    join users u on u.id = s.user_id and u.suspended_at is null
                    join organizations o on o.id = s.org_id and o.suspended_at is null
                    where s.id = any(:sessions) and s.ended_at is null and s.expires_at > :now
                      and (s.kind <> :browser or s.last_used_at > :idleSince)
                    """)
                .bindArray(
                        "sessions",
                        UUID.class,
                        sessions.stream().map(SessionId::value).toList())
                .bind("now", now)
                .bind("browser", Session.Kind.BROWSER)
                .bind("idleSince", now.minus(Session.BROWSER_IDLE))
                .map((row, context) -> new SessionId(Columns.uuid(row, "id")))
                .set();
        var ended = new HashSet<>(sessions);
        ended.removeAll(live);
        return Set.copyOf(ended);
    }
}
