package app.visant.application.identity;

import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.SessionRepository.Holder;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Renews and ends sessions. A client's refresh token is good for one use; a used one that comes back was stolen from
 * somebody, so the session ends. A browser's cookie stays: each request is checked against the session anyway, and
 * tabs would race.
 */
public final class Sessions {
    private final TransactionRunner transactions;
    private final Stores stores;
    private final SessionKeeping keeping;
    private final SessionEnding ending;
    private final Consent consent;
    private final InstantSource clock;

    @Inject
    public Sessions(
            TransactionRunner transactions,
            Stores stores,
            SessionKeeping keeping,
            SessionEnding ending,
            Consent consent,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.keeping = keeping;
        this.ending = ending;
        this.consent = consent;
        this.clock = clock;
    }

    /**
     * A new pair for the refresh token, or for the cookie of a browser; empty if it is not or no longer good. A session
     * goes on by it, so the audit log hears of it only if the token was stolen.
     *
     * @throws app.visant.application.identity.port.IdentityProvider.AwayException if the provider that the session rests on
     *     cannot be asked; the secret is still good
     */
    public Optional<SignedIn> refresh(String secret, Origin origin) {
        return switch (transactions.system(Purpose.LOG_IN, tx -> begin(tx, secret, origin))) {
            case Step.Done(Optional<SignedIn> done) -> done;
            case Step.Ask(Session session, String grant) ->
                consent.ask(session, grant)
                        ? transactions.system(
                                Purpose.LOG_IN,
                                tx -> live(tx, secret)
                                        .map(holder -> renew(tx, holder, secret, origin))
                                        .orElseGet(() -> refuse(tx, secret, origin)))
                        : Optional.empty();
        };
    }

    /** Ends the session, on every node. */
    public void logOut(Principal.User person) {
        transactions.inSystem(Purpose.LOG_IN, tx -> {
            ending.end(tx, person.session());
            tx.record(AuditEntry.by(person, AuditAction.SESSION_ENDED).on(person.session()));
        });
    }

    private Step begin(Tx tx, String secret, Origin origin) {
        var holder = live(tx, secret);
        if (holder.isEmpty()) {
            return new Step.Done(refuse(tx, secret, origin));
        }
        var session = holder.get().session();
        return consent.grant(tx, session.id())
                .<Step>map(grant -> new Step.Ask(session, grant))
                .orElseGet(() -> new Step.Done(renew(tx, holder.get(), secret, origin)));
    }

    private Optional<SignedIn> refuse(Tx tx, String secret, Origin origin) {
        stores.sessions.findBySpentSecret(tx, Sha256.of(secret)).ifPresent(stolen -> endStolen(tx, stolen, origin));
        return Optional.empty();
    }

    private Optional<Holder> live(Tx tx, String secret) {
        return stores.sessions
                .holderBySecret(tx, Sha256.of(secret))
                .filter(h -> h.session().isLive(clock.instant()));
    }

    private Optional<SignedIn> renew(Tx tx, Holder holder, String secret, Origin origin) {
        var session = holder.session();
        var next = secret;
        if (session.kind() == Session.Kind.CLIENT) {
            next = keeping.newSecret(Session.Kind.CLIENT);
            if (!stores.sessions.rotate(tx, session.id(), Sha256.of(secret), Sha256.of(next), clock.instant())) {
                endStolen(tx, session.id(), origin);
                return Optional.empty();
            }
        } else {
            stores.sessions.touch(tx, session.id(), clock.instant());
        }
        var renewed = next;
        return stores.users
                .find(tx, holder.user())
                .map(user -> keeping.signedIn(
                        user, new Membership(user.id(), holder.org(), holder.role()), session, renewed));
    }

    private void endStolen(Tx tx, SessionId session, Origin origin) {
        stores.sessions
                .holder(tx, session)
                .filter(h -> h.session().isLive(clock.instant()))
                .ifPresent(h -> tx.record(AuditEntry.byAnybody(h.org(), origin, AuditAction.SESSION_STOLEN)
                        .on(session)));
        ending.end(tx, session);
    }

    /** Where sessions and people are kept. */
    public static final class Stores {
        private final SessionRepository sessions;
        private final UserRepository users;

        @Inject
        public Stores(SessionRepository sessions, UserRepository users) {
            this.sessions = sessions;
            this.users = users;
        }
    }

    /** How far a refresh came in its first transaction. */
    private sealed interface Step {
        record Done(Optional<SignedIn> signedIn) implements Step {}

        /** Somebody else has to agree, outside of any transaction. */
        record Ask(Session session, String grant) implements Step {
            @Override
            public String toString() {
                return "Ask[" + session.id() + "]";
            }
        }
    }
}
