package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.ProviderSessions;
import app.visant.application.identity.port.SessionRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.SessionId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the identity provider whether sessions that rest on it may go on. A person who was locked or logged out there is so
 * here: at the next refresh of a client, within an hour of a browser's use, and after a day at the latest.
 */
public final class Consent {
    private static final Logger LOG = LoggerFactory.getLogger(Consent.class);

    private final TransactionRunner transactions;
    private final ProviderSessions provider;
    private final Grants grants;
    private final Stores stores;
    private final InstantSource clock;
    private final Executor executor;

    @Inject
    public Consent(
            TransactionRunner transactions,
            ProviderSessions provider,
            Grants grants,
            Stores stores,
            InstantSource clock,
            Executor executor) {
        this.transactions = transactions;
        this.provider = provider;
        this.grants = grants;
        this.stores = stores;
        this.clock = clock;
        this.executor = executor;
    }

    /** What to ask with; empty if the session rests on nobody else. */
    Optional<String> grant(Tx tx, SessionId session) {
        return grants.of(tx, session);
    }

    /** Asks once the transaction is over, if it is time to; nobody waits for the answer. */
    void askIfDue(Tx tx, Session session) {
        grants.due(tx, session.id())
                .ifPresent(grant -> tx.afterCommit(() -> executor.execute(() -> askQuietly(session, grant))));
    }

    /**
     * Asks, and lets the session live on or ends it. False if it was ended.
     *
     * @throws IdentityProvider.AwayException if nobody answers; nothing has changed then
     */
    boolean ask(Session session, String grant) {
        var next = provider.renew(grant);
        transactions.inSystem(
                Purpose.LOG_IN,
                tx -> next.ifPresentOrElse(
                        fresh -> {
                            grants.keep(tx, session.id(), fresh);
                            stores.sessions.prolong(tx, session.id(), session.consentedUntil(clock.instant()));
                        },
                        () -> {
                            stores.ending.end(tx, session.id());
                            tx.record(AuditEntry.byServer(AuditAction.SESSION_ENDED)
                                    .in(session.org())
                                    .on(session.id()));
                        }));
        return next.isPresent();
    }

    private void askQuietly(Session session, String grant) {
        try {
            ask(session, grant);
        } catch (IdentityProvider.AwayException away) {
            LOG.debug("a session could not be asked about, and will be later", away);
        } catch (RuntimeException e) {
            LOG.warn("a session could not be asked about", e);
        }
    }

    /** Where sessions are kept, and how they end. */
    public static final class Stores {
        private final SessionRepository sessions;
        private final SessionEnding ending;

        @Inject
        public Stores(SessionRepository sessions, SessionEnding ending) {
            this.sessions = sessions;
            this.ending = ending;
        }
    }
}
