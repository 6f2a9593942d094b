package app.visant.persistence.identity;

import app.visant.application.identity.port.ProviderSessionRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.SessionId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** One row beside each session that rests on one elsewhere. */
public final class PostgresProviderSessionRepository implements ProviderSessionRepository {
    @Inject
    public PostgresProviderSessionRepository() {}

    @Override
    public void keep(Tx tx, SessionId session, String sealedGrant, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("""
                    insert into provider_sessions (session_id, sealed_grant, consented_at) values (:session, :grant, :now)
                    on conflict on constraint provider_sessions_pk do update set sealed_grant = :grant, consented_at = :now
                    """)
                .bind("session", session)
                .bind("grant", sealedGrant)
                .bind("now", now)
                .execute();
    }

    @Override
    public Optional<String> grant(Tx tx, SessionId session) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select sealed_grant from provider_sessions where session_id = :session and sealed_grant is not null
                    """)
                .bind("session", session)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public Optional<String> claim(Tx tx, SessionId session, Instant before, Instant retryAt) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    update provider_sessions set consented_at = :retryAt
                    where session_id = :session and sealed_grant is not null and consented_at < :before
                    returning sealed_grant
                    """)
                .bind("session", session)
                .bind("before", before)
                .bind("retryAt", retryAt)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public boolean represent(Tx tx, SessionId session, Subject subject, String providerSession, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                            insert into provider_sessions (session_id, issuer, subject, provider_session, consented_at)
                            values (:session, :issuer, :subject, :providerSession, :now)
                            on conflict on constraint provider_sessions_one do nothing
                            """)
                        .bind("session", session)
                        .bind("issuer", subject.issuer())
                        .bind("subject", subject.id())
                        .bind("providerSession", providerSession)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public Optional<SessionId> representative(Tx tx, Subject subject, String providerSession) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select session_id from provider_sessions
                    where issuer = :issuer and subject = :subject and provider_session = :providerSession
                    """)
                .bind("issuer", subject.issuer())
                .bind("subject", subject.id())
                .bind("providerSession", providerSession)
                .map((row, context) -> new SessionId(Columns.uuid(row, "session_id")))
                .findOne();
    }
}
