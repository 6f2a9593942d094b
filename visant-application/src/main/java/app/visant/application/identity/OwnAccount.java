package app.visant.application.identity;

import app.visant.application.identity.port.AccountRepository;
import app.visant.application.identity.port.SecondFactorRepository;
import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.Subject;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.SessionId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What is kept of a person, shown to that person. */
public final class OwnAccount {
    private final TransactionRunner transactions;
    private final SessionRepository sessions;
    private final SessionEnding ending;
    private final Stores stores;
    private final InstantSource clock;

    @Inject
    public OwnAccount(
            TransactionRunner transactions,
            SessionRepository sessions,
            SessionEnding ending,
            Stores stores,
            InstantSource clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.ending = ending;
        this.stores = stores;
        this.clock = clock;
    }

    /** The live ones, the newest first. */
    public List<Session> sessions(Principal.User person) {
        return transactions.system(Purpose.LOG_IN, tx -> sessions.live(tx, person.user(), clock.instant()));
    }

    /** Ends one of one's own sessions on every node. False if it is none of the live ones. */
    public boolean endSession(Principal.User person, SessionId session) {
        return transactions.<Boolean>system(Purpose.LOG_IN, tx -> {
            var own = sessions.live(tx, person.user(), clock.instant()).stream().anyMatch(s -> s.id().equals(session));
            if (own) {
                ending.end(tx, session);
                tx.record(AuditEntry.by(person, AuditAction.SESSION_ENDED).on(session));
            }
            return own;
        });
    }

    /** Everything that is kept of the person, secrets and digests apart. */
    public Optional<Export> export(Principal.User person) {
        return transactions.system(
                Purpose.LOG_IN,
                tx -> stores.users
                        .find(tx, person.user())
                        .map(user -> new Export(
                                user,
                                stores.accounts.verifiedAt(tx, user.id()),
                                stores.factors
                                        .find(tx, user.id())
                                        .filter(SecondFactorRepository.Factor::confirmed)
                                        .isPresent(),
                                stores.users.memberships(tx, user.id()),
                                stores.subjects.of(tx, user.id()),
                                sessions.live(tx, user.id(), clock.instant()))));
    }

    /** A person's data. */
    public record Export(
            User user,
            Optional<Instant> verifiedAt,
            boolean secondFactor,
            List<Membership> memberships,
            List<Subject> subjects,
            List<Session> sessions) {
        public Export {
            subjects = List.copyOf(subjects);
            memberships = List.copyOf(memberships);
            sessions = List.copyOf(sessions);
        }
    }

    /** Where it is kept. */
    public static final class Stores {
        private final UserRepository users;
        private final AccountRepository accounts;
        private final SecondFactorRepository factors;
        private final SubjectRepository subjects;

        @Inject
        public Stores(
                UserRepository users,
                AccountRepository accounts,
                SecondFactorRepository factors,
                SubjectRepository subjects) {
            this.users = users;
            this.accounts = accounts;
            this.factors = factors;
            this.subjects = subjects;
        }
    }
}
