package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.Origin;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Helps people who forgot their password, and tells nobody else who has an account. */
public final class PasswordRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordRecovery.class);
    private static final int MAILS_PER_ACCOUNT = 5;
    private static final int ASKED_PER_ADDRESS = 20;

    private final TransactionRunner transactions;
    private final IdentityProvider provider;
    private final Stores stores;
    private final SessionEnding ending;
    private final TryLimits tries;
    private final Executor executor;

    @Inject
    public PasswordRecovery(
            TransactionRunner transactions,
            IdentityProvider provider,
            Stores stores,
            SessionEnding ending,
            TryLimits tries,
            Executor executor) {
        this.transactions = transactions;
        this.provider = provider;
        this.stores = stores;
        this.ending = ending;
        this.tries = tries;
        this.executor = executor;
    }

    /**
     * Has a link mailed, if the address has an account. The caller is answered before anybody looks, so that neither the
     * answer nor its time tells.
     */
    public Optional<Duration> forgot(Email email, Origin origin) {
        var limited = tries.take(List.of(
                TryLimits.Limit.ofAddress("forgot", origin.address(), ASKED_PER_ADDRESS),
                TryLimits.Limit.ofAccount("forgot", email.value(), MAILS_PER_ACCOUNT)));
        if (limited.isEmpty()) {
            executor.execute(() -> recover(email, origin));
        }
        return limited;
    }

    /**
     * A new password for what was mailed; it ends every session.
     *
     * @throws app.visant.application.identity.port.PasswordHasher.BusyException if too many passwords are being hashed; the
     *     link stays good
     * @throws IdentityProvider.AwayException if there is nobody who could do it
     */
    public IdentityProvider.Reset reset(IdentityProvider.Replacement replacement) {
        var reset = provider.reset(replacement);
        if (reset instanceof IdentityProvider.Reset.Done(Optional<Subject> elsewhere)) {
            elsewhere.ifPresent(subject -> follow(subject, replacement.origin()));
        }
        return reset;
    }

    /** What a new password brings here that is kept elsewhere. */
    private void follow(Subject subject, Origin origin) {
        transactions.inSystem(
                Purpose.LOG_IN,
                tx -> stores.subjects
                        .find(tx, subject)
                        .flatMap(user -> stores.users.find(tx, user))
                        .ifPresent(user -> {
                            ending.endAll(tx, user.id(), Optional.empty());
                            tx.record(AuditEntry.by(user.id(), user.currentOrg(), origin, AuditAction.PASSWORD_RESET)
                                    .on(user.id()));
                        }));
    }

    private void recover(Email email, Origin origin) {
        try {
            provider.recover(email, origin);
        } catch (IdentityProvider.AwayException away) {
            LOG.warn("a forgotten password was not recovered: {}", away.getMessage());
        }
    }

    /** Who people are, here and elsewhere. */
    public static final class Stores {
        private final UserRepository users;
        private final SubjectRepository subjects;

        @Inject
        public Stores(UserRepository users, SubjectRepository subjects) {
            this.users = users;
            this.subjects = subjects;
        }
    }
}
