package app.visant.application.identity;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.org.OrganizationFounding;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.util.Optional;

/** Opens an account: a person, an organization of their own, and a first session. */
public final class SignUp {
    private final TransactionRunner transactions;
    private final UserRepository users;
    private final OrganizationFounding founding;
    private final PasswordHasher hasher;
    private final SessionKeeping sessions;
    private final IdGenerator ids;

    @Inject
    public SignUp(
            TransactionRunner transactions,
            UserRepository users,
            OrganizationFounding founding,
            PasswordHasher hasher,
            SessionKeeping sessions,
            IdGenerator ids) {
        this.transactions = transactions;
        this.users = users;
        this.founding = founding;
        this.hasher = hasher;
        this.sessions = sessions;
        this.ids = ids;
    }

    /** @throws PasswordHasher.BusyException if too many passwords are being hashed */
    public Result signUp(Request request) {
        var hash = hasher.hash(request.password());
        try {
            return transactions.system(Purpose.LOG_IN, tx -> {
                var organization = founding.found(tx, request.organization());
                var user = new User(
                        new UserId(ids.next()),
                        request.email(),
                        request.personName(),
                        organization.id(),
                        false,
                        organization.createdAt());
                var owner = new Membership(user.id(), organization.id(), Role.OWNER);
                if (!users.add(tx, user, hash, owner)) {
                    throw new EmailTakenException();
                }
                return new Result.SignedUp(sessions.open(tx, user, owner, request.kind()));
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
            Session.Kind kind) {

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
