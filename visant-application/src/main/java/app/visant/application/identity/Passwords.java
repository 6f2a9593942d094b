package app.visant.application.identity;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.identity.port.UserRepository.Account;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Puts new passwords in place of old ones; whoever was in by the old one is out. */
public final class Passwords {
    private static final int CODE_GROUPS = 5;

    private final TransactionRunner transactions;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final PasswordProof proof;
    private final NewPassword passwords;
    private final TokenGenerator tokens;

    @Inject
    public Passwords(
            TransactionRunner transactions,
            UserRepository users,
            PasswordHasher hasher,
            PasswordProof proof,
            NewPassword passwords,
            TokenGenerator tokens) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.proof = proof;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    /**
     * Changes one's own; all other sessions end.
     *
     * @throws PasswordHasher.BusyException if too many passwords are being hashed
     */
    public Result change(Principal.User person, String current, Password next) {
        return switch (proof.of(person, current)) {
            case PasswordProof.Proof.Wrong() -> new Result.WrongPassword();
            case PasswordProof.Proof.Throttled(Duration wait) -> new Result.Throttled(wait);
            case PasswordProof.Proof.Proven(User user) -> {
                var hash = hasher.hash(next);
                transactions.inSystem(Purpose.LOG_IN, tx -> {
                    passwords.put(tx, user, hash, Optional.of(person.session()));
                    tx.record(
                            AuditEntry.by(person, AuditAction.PASSWORD_CHANGED).on(user.id()));
                });
                yield new Result.Changed();
            }
        };
    }

    /** A new password by the hand of the operator at the machine, shown this once. Empty if nobody has that address. */
    public Optional<String> replace(Principal operator, Email email) {
        var fresh = tokens.code(CODE_GROUPS);
        var hash = hasher.hash(new Password(fresh));
        return transactions.system(
                Purpose.OPERATOR,
                tx -> users.findByEmail(tx, email).map(Account::user).map(user -> {
                    passwords.put(tx, user, hash, Optional.empty());
                    tx.record(AuditEntry.byOperator(operator, AuditAction.PASSWORD_REPLACED)
                            .in(user.currentOrg())
                            .on(user.id()));
                    return fresh;
                }));
    }

    /** What came of it. */
    public sealed interface Result {
        record Changed() implements Result {}

        record WrongPassword() implements Result {}

        record Throttled(Duration retryAfter) implements Result {}
    }
}
