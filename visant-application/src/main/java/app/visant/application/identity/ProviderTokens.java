package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider.Identity;
import app.visant.application.identity.port.ProviderSessionRepository;
import app.visant.application.identity.port.ProviderSessions;
import app.visant.application.identity.port.ProviderSessions.Ticket;
import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.SessionRepository.Holder;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Subject;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.SessionId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Admits people by the identity provider's own tokens, until those end. Each session there is represented by a session
 * here, so that it is listed, ended and cut like any other; the provider is asked once for each token.
 */
public final class ProviderTokens {
    private final TransactionRunner transactions;
    private final ProviderSessions provider;
    private final Stores stores;
    private final Entry entry;
    private final SessionKeeping keeping;
    private final InstantSource clock;

    @Inject
    public ProviderTokens(
            TransactionRunner transactions,
            ProviderSessions provider,
            Stores stores,
            Entry entry,
            SessionKeeping keeping,
            InstantSource clock) {
        this.transactions = transactions;
        this.provider = provider;
        this.stores = stores;
        this.entry = entry;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** Who holds the session that the token is of. */
    public Optional<Holder> holder(String token, Origin origin) {
        return provider.read(token, clock.instant()).flatMap(ticket -> switch (known(ticket)) {
            case Known.Live(Holder holder) -> Optional.of(holder);
            case Known.Ended() -> Optional.empty();
            case Known.Unseen() -> provider.holder(token).flatMap(identity -> arrived(identity, ticket, origin));
        });
    }

    private Known known(Ticket ticket) {
        return transactions.system(Purpose.LOG_IN, tx -> {
            var session = stores.known.representative(tx, ticket.subject(), ticket.session());
            if (session.isEmpty()) {
                return suspended(tx, ticket.subject()) ? new Known.Ended() : new Known.Unseen();
            }
            return stores.sessions
                    .holder(tx, session.get())
                    .filter(holder -> holder.session().endedAt().isEmpty())
                    .<Known>map(holder -> holder.session().expiresAt().isBefore(ticket.expiresAt())
                            ? new Known.Unseen()
                            : new Known.Live(holder))
                    .orElseGet(Known.Ended::new);
        });
    }

    /** No answer of the provider would let this person in, so it is not asked with each of their requests. */
    private boolean suspended(Tx tx, Subject subject) {
        return stores.subjects
                .find(tx, subject)
                .flatMap(user -> stores.users.suspension(tx, user))
                .isPresent();
    }

    private Optional<Holder> arrived(Identity identity, Ticket ticket, Origin origin) {
        if (!identity.subject().equals(ticket.subject())) {
            return Optional.empty();
        }
        try {
            return entry.arrive(identity, origin, tx -> (user, home) -> represented(tx, user, home, ticket, origin))
                    .flatMap(found -> found);
        } catch (RepresentedException meanwhile) {
            return known(ticket) instanceof Known.Live(Holder holder) ? Optional.of(holder) : Optional.empty();
        }
    }

    private Optional<Holder> represented(Tx tx, User user, Membership home, Ticket ticket, Origin origin) {
        var session = stores.known
                .representative(tx, ticket.subject(), ticket.session())
                .map(known -> prolonged(tx, known, ticket))
                .orElseGet(() -> {
                    Entry.record(tx, home, origin);
                    return opened(tx, user, home, ticket);
                });
        return stores.sessions.holder(tx, session);
    }

    private SessionId prolonged(Tx tx, SessionId known, Ticket ticket) {
        stores.sessions.prolong(tx, known, ticket.expiresAt());
        return known;
    }

    private SessionId opened(Tx tx, User user, Membership home, Ticket ticket) {
        var session = keeping.represent(tx, user, home, ticket.expiresAt());
        if (!stores.known.represent(tx, session, ticket.subject(), ticket.session(), clock.instant())) {
            throw new RepresentedException();
        }
        return session;
    }

    /** Where sessions are kept, which of them stand for others, and who is who. */
    public static final class Stores {
        private final SessionRepository sessions;
        private final ProviderSessionRepository known;
        private final SubjectRepository subjects;
        private final UserRepository users;

        @Inject
        public Stores(
                SessionRepository sessions,
                ProviderSessionRepository known,
                SubjectRepository subjects,
                UserRepository users) {
            this.sessions = sessions;
            this.known = known;
            this.subjects = subjects;
            this.users = users;
        }
    }

    /** What is known of a token's session. */
    private sealed interface Known {
        record Live(Holder holder) implements Known {}

        /** Or nobody who may come in. */
        record Ended() implements Known {}

        /** Or not seen with a token that lives as long. */
        record Unseen() implements Known {}
    }

    /** Another request was first; rolls this one's session back. */
    private static final class RepresentedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
