package app.visant.application.identity;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Origin;
import jakarta.inject.Inject;
import java.util.Optional;

/** Opens an account: a person, an organization of their own, a first session, and a mail that asks to confirm the address. */
public final class SignUp {
    private final TransactionRunner transactions;
    private final AccountOpening accounts;
    private final PasswordHasher hasher;
    private final SessionKeeping sessions;

    @Inject
    public SignUp(
            TransactionRunner transactions, AccountOpening accounts, PasswordHasher hasher, SessionKeeping sessions) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.hasher = hasher;
        this.sessions = sessions;
    }

    /** @throws PasswordHasher.BusyException if too many passwords are being hashed */
    public Result signUp(Request request) {
        var hash = hasher.hash(request.password());
        try {
            return transactions.system(Purpose.LOG_IN, tx -> {
                var opened = accounts.open(tx, request.email(), request.personName(), request.organization(), hash)
                        .orElseThrow(EmailTakenException::new);
                var person = opened.user();
                tx.record(AuditEntry.by(person.id(), person.currentOrg(), request.origin(), AuditAction.ACCOUNT_OPENED)
                        .on(person.id()));
                return new Result.SignedUp(sessions.open(tx, person, opened.owner(), request.kind()));
            });
        } catch (EmailTakenException taken) {
            return new Result.EmailTaken();
        }
    }

    /** What came of it. */
    public sealed interface Result {
        record SignedUp(SignedIn signedIn) implements Result {}

        record EmailTaken() implements Result {}
    }

    /** Who signs up; names that are not given are guessed from the address. */
    public record Request(
            Email email,
            Password password,
            Optional<String> name,
            Optional<String> organizationName,
            Session.Kind kind,
            Origin origin) {

        private String personName() {
            return name.orElseGet(email::localPart);
        }

        private String organization() {
            return organizationName.orElseGet(() -> personName() + "'s organization");
        }
    }

    /** Rolls the founding back. */
    private static final class EmailTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
