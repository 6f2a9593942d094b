package app.visant.application.identity;

import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.SessionRepository.Holder;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
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
    private final SessionRepository sessions;
    private final UserRepository users;
    private final SessionKeeping keeping;
    private final SignalBus signals;
    private final InstantSource clock;

    @Inject
    public Sessions(
            TransactionRunner transactions,
            SessionRepository sessions,
            UserRepository users,
            SessionKeeping keeping,
            SignalBus signals,
            InstantSource clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.users = users;
        this.keeping = keeping;
        this.signals = signals;
        this.clock = clock;
    }

    /**
     * A new pair for the refresh token, or for the cookie of a browser; empty if it is not or no longer good. A session
     * goes on by it, so the audit log hears of it only if the token was stolen.
     */
    public Optional<SignedIn> refresh(String secret, Origin origin) {
        var digest = Sha256.of(secret);
        return transactions.system(Purpose.LOG_IN, tx -> {
            var holder =
                    sessions.holderBySecret(tx, digest).filter(h -> h.session().isLive(clock.instant()));
            if (holder.isEmpty()) {
                sessions.findBySpentSecret(tx, digest).ifPresent(stolen -> endStolen(tx, stolen, origin));
                return Optional.empty();
            }
            return renew(tx, holder.get(), secret, origin);
        });
    }

    /** Ends the session, on every node. */
    public void logOut(Principal.User person) {
        transactions.inSystem(Purpose.LOG_IN, tx -> {
            end(tx, person.session());
            tx.record(AuditEntry.by(person, AuditAction.SESSION_ENDED).on(person.session()));
        });
    }

    private Optional<SignedIn> renew(Tx tx, Holder holder, String secret, Origin origin) {
        var session = holder.session();
        var next = secret;
        if (session.kind() == Session.Kind.CLIENT) {
            next = keeping.newSecret(Session.Kind.CLIENT);
            if (!sessions.rotate(tx, session.id(), Sha256.of(secret), Sha256.of(next), clock.instant())) {
                endStolen(tx, session.id(), origin);
                return Optional.empty();
            }
        } else {
            sessions.touch(tx, session.id(), clock.instant());
        }
        var renewed = next;
        return users.find(tx, holder.user())
                .map(user -> keeping.signedIn(
                        user, new Membership(user.id(), holder.org(), holder.role()), session, renewed));
    }

    private void endStolen(Tx tx, SessionId session, Origin origin) {
        sessions.holder(tx, session)
                .filter(h -> h.session().isLive(clock.instant()))
                .ifPresent(h -> tx.record(AuditEntry.byAnybody(h.org(), origin, AuditAction.SESSION_STOLEN)
                        .on(session)));
        end(tx, session);
    }

    private void end(Tx tx, SessionId session) {
        sessions.end(tx, session, clock.instant());
        tx.afterCommit(() -> signals.publish(new Signal.SessionEnded(session)));
    }
}
