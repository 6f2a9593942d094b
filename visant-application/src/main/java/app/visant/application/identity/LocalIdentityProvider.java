package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
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
import java.util.Optional;

/** Keeps passwords here, as hashes beside the accounts. */
public final class LocalIdentityProvider implements IdentityProvider {
    /** No hash has this form, so that checking against it fails, and takes its time. */
    private static final String NO_HASH = "";

    private final TransactionRunner transactions;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final FactorCheck factor;
    private final Recovering recovering;

    @Inject
    public LocalIdentityProvider(
            TransactionRunner transactions,
            UserRepository users,
            PasswordHasher hasher,
            FactorCheck factor,
            Recovering recovering) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.factor = factor;
        this.recovering = recovering;
    }

    @Override
    public Optional<String> issuer() {
        return Optional.empty();
    }

    /** Whether the address is free shows when the account is opened. */
    @Override
    public Registration register(Applicant applicant) {
        return new Registration.Hashed(hasher.hash(applicant.password()));
    }

    @Override
    public Proof prove(Attempt attempt) {
        var account = transactions.system(
                Purpose.LOG_IN, tx -> emailOf(attempt).flatMap(email -> users.findByEmail(tx, email)));
        var hash = account.flatMap(Account::passwordHash).orElse(NO_HASH);
        if (!hasher.matches(attempt.password(), hash) || account.isEmpty()) {
            return new Proof.Refused();
        }
        var user = account.get().user().id();
        var who = new Who.Holder(user);
        return switch (transactions.system(Purpose.LOG_IN, tx -> factor.check(tx, user, attempt.totp()))) {
            case WRONG -> new Proof.WrongCode();
            case MISSING -> new Proof.CodeNeeded(who);
            case NOT_NEEDED, RIGHT -> {
                if (hasher.outdated(hash)) {
                    var renewed = hasher.hash(new Password(attempt.password()));
                    transactions.inSystem(Purpose.LOG_IN, tx -> users.changePassword(tx, user, renewed));
                }
                yield new Proof.Proven(who);
            }
        };
    }

    @Override
    public void recover(Email email, Origin origin) {
        transactions.inSystem(
                Purpose.LOG_IN,
                tx -> users.findByEmail(tx, email).map(Account::user).ifPresent(user -> {
                    recovering.links.send(tx, user, AccountLink.Purpose.RESET_PASSWORD);
                    tx.record(AuditEntry.byAnybody(user.currentOrg(), origin, AuditAction.PASSWORD_RESET_REQUESTED)
                            .on(user.id()));
                }));
    }

    /** Ends every session, and shows that the person reads the mail of the address. */
    @Override
    public Reset reset(Replacement replacement) {
        var hash = hasher.hash(replacement.next());
        return transactions.system(
                Purpose.LOG_IN,
                tx -> recovering
                        .links
                        .redeem(tx, replacement.token(), AccountLink.Purpose.RESET_PASSWORD)
                        .flatMap(link -> users.find(tx, link.user())
                                .filter(user -> user.email().equals(link.email())))
                        .filter(user -> {
                            recovering.passwords.put(tx, user, hash, Optional.empty());
                            tx.record(AuditEntry.by(
                                            user.id(),
                                            user.currentOrg(),
                                            replacement.origin(),
                                            AuditAction.PASSWORD_RESET)
                                    .on(user.id()));
                            return recovering.verification.proven(tx, user.id(), user.email());
                        })
                        .<Reset>map(user -> new Reset.Done(Optional.empty()))
                        .orElseGet(Reset.BadToken::new));
    }

    /** An address of impossible form is answered like an unknown one. */
    private static Optional<Email> emailOf(Attempt attempt) {
        try {
            return Optional.of(new Email(attempt.email()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a forgotten password takes. */
    public static final class Recovering {
        private final MailedLinks links;
        private final NewPassword passwords;
        private final EmailVerification verification;

        @Inject
        public Recovering(MailedLinks links, NewPassword passwords, EmailVerification verification) {
            this.links = links;
            this.passwords = passwords;
            this.verification = verification;
        }
    }
}
