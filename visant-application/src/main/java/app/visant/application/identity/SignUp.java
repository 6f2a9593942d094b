package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.IdentityProvider.Registration;
import app.visant.application.identity.port.IdentityProvider.Who;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Origin;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens an account: a person, an organization of their own, a first session, and a mail that asks to confirm the address. */
public final class SignUp {
    /** Of all who share an address, as a school behind one router does. */
    public static final int PER_ADDRESS = 100;

    private final TransactionRunner transactions;
    private final IdentityProvider provider;
    private final AccountOpening accounts;
    private final SessionKeeping sessions;
    private final Entry entry;
    private final TryLimits tries;

    @Inject
    public SignUp(
            TransactionRunner transactions,
            IdentityProvider provider,
            AccountOpening accounts,
            SessionKeeping sessions,
            Entry entry,
            TryLimits tries) {
        this.transactions = transactions;
        this.provider = provider;
        this.accounts = accounts;
        this.sessions = sessions;
        this.entry = entry;
        this.tries = tries;
    }

    /**
     * Signs somebody up.
     *
     * @throws app.visant.application.identity.port.PasswordHasher.BusyException if too many passwords are being hashed
     * @throws IdentityProvider.AwayException if the identity provider cannot be asked
     */
    public Result signUp(Request request) {
        var limit = TryLimits.Limit.ofAddress("sign-up", request.origin().address(), PER_ADDRESS);
        return tries.take(List.of(limit)).<Result>map(Result.Throttled::new).orElseGet(() -> register(request));
    }

    private Result register(Request request) {
        if (provider.external() && hasAccount(request.email())) {
            return new Result.EmailTaken();
        }
        var applicant =
                new Applicant(request.email(), request.password(), request.personName(), request.organization());
        return switch (provider.register(applicant)) {
            case Registration.Hashed(String hash) -> open(request, hash);
            case Registration.Registered(Who.Elsewhere who) -> enter(who, request);
            case Registration.ConfirmationNeeded() -> new Result.ConfirmationNeeded();
            case Registration.EmailTaken() -> new Result.EmailTaken();
            case Registration.Unacceptable(IdentityProvider.Part part, String why) ->
                new Result.Unacceptable(part, why);
            case Registration.Closed() -> new Result.Closed();
            case Registration.Throttled(Duration wait) -> new Result.Throttled(wait);
        };
    }

    private boolean hasAccount(Email email) {
        return transactions.<Boolean>system(Purpose.LOG_IN, tx -> accounts.taken(tx, email));
    }

    private Result enter(Who.Elsewhere who, Request request) {
        return entry.enter(who, request.kind(), request.origin()) instanceof Entry.Result.Entered(SignedIn signedIn)
                ? new Result.SignedUp(signedIn)
                : new Result.EmailTaken();
    }

    private Result open(Request request, String hash) {
        var newcomer = new AccountOpening.Newcomer(
                request.email(),
                request.personName(),
                request.organization(),
                new AccountOpening.Credential.Hashed(hash));
        try {
            return transactions.system(Purpose.LOG_IN, tx -> {
                var opened = accounts.open(tx, newcomer).orElseThrow(EmailTakenException::new);
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

        /** The identity provider mailed how to confirm the address; to log in comes after that. */
        record ConfirmationNeeded() implements Result {}

        /** The identity provider has rules of its own. */
        record Unacceptable(IdentityProvider.Part part, String why) implements Result {}

        /** The identity provider takes nobody new. */
        record Closed() implements Result {}

        record Throttled(Duration retryAfter) implements Result {}
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
