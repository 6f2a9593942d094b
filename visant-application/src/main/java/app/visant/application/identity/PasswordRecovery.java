package app.visant.application.identity;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.identity.port.UserRepository.Account;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.shared.Origin;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Helps people who forgot their password, and tells nobody else who has an account. */
public final class PasswordRecovery {
    private static final int MAILS_PER_ACCOUNT = 5;
    private static final int ASKED_PER_ADDRESS = 20;

    private final TransactionRunner transactions;
    private final UserRepository users;
    private final MailedLinks links;
    private final PasswordHasher hasher;
    private final Following following;
    private final Executor executor;

    @Inject
    public PasswordRecovery(
            TransactionRunner transactions,
            UserRepository users,
            MailedLinks links,
            PasswordHasher hasher,
            Following following,
            Executor executor) {
        this.transactions = transactions;
        this.users = users;
        this.links = links;
        this.hasher = hasher;
        this.following = following;
        this.executor = executor;
    }

    /**
     * Mails a link, if the address has an account. The caller is answered before anybody looks, so that neither the
     * answer nor its time tells.
     */
    public Optional<Duration> forgot(Email email, Origin origin) {
        var limited = following.tries.take(List.of(
                TryLimits.Limit.ofAddress("forgot", origin.address(), ASKED_PER_ADDRESS),
                TryLimits.Limit.ofAccount("forgot", email.value(), MAILS_PER_ACCOUNT)));
        if (limited.isEmpty()) {
            executor.execute(() -> mail(email, origin));
        }
        return limited;
    }

    /**
     * A new password for the link; it ends every session, and shows that the person reads the mail of the address. False
     * if the link is not good, or not any more.
     *
     * @throws PasswordHasher.BusyException if too many passwords are being hashed; the link stays good
     */
    public boolean reset(Reset request) {
        var hash = hasher.hash(request.next());
        return transactions.<Boolean>system(
                Purpose.LOG_IN,
                tx -> links.redeem(tx, request.token(), AccountLink.Purpose.RESET_PASSWORD)
                        .flatMap(link -> users.find(tx, link.user())
                                .filter(user -> user.email().equals(link.email())))
                        .map(user -> {
                            following.passwords.put(tx, user, hash, Optional.empty());
                            tx.record(AuditEntry.by(
                                            user.id(), user.currentOrg(), request.origin(), AuditAction.PASSWORD_RESET)
                                    .on(user.id()));
                            return following.verification.proven(tx, user.id(), user.email());
                        })
                        .orElse(false));
    }

    private void mail(Email email, Origin origin) {
        transactions.inSystem(
                Purpose.LOG_IN,
                tx -> users.findByEmail(tx, email).map(Account::user).ifPresent(user -> {
                    links.send(tx, user, AccountLink.Purpose.RESET_PASSWORD);
                    tx.record(AuditEntry.byAnybody(user.currentOrg(), origin, AuditAction.PASSWORD_RESET_REQUESTED)
                            .on(user.id()));
                }));
    }

    /** A new password, by the token of the link. */
    public record Reset(String token, Password next, Origin origin) {
        @Override
        public String toString() {
            return "Reset[" + origin + "]";
        }
    }

    /** What a recovery leads to. */
    public static final class Following {
        private final Passwords passwords;
        private final EmailVerification verification;
        private final TryLimits tries;

        @Inject
        public Following(Passwords passwords, EmailVerification verification, TryLimits tries) {
            this.passwords = passwords;
            this.verification = verification;
            this.tries = tries;
        }
    }
}
