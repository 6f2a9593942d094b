package app.visant.application.identity;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.identity.port.UserRepository.Account;
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

/**
 * Opens a session for someone who knows the password. An unknown address and a wrong password are answered alike, and
 * take alike long. Wrong tries are counted per account and per client address, over all nodes and restarts.
 */
public final class LogIn {
    static final int TRIES_PER_ACCOUNT = 10;
    private static final int TRIES_PER_ADDRESS = 20;
    /** No hash has this form, so that checking against it fails, and takes its time. */
    private static final String NO_HASH = "";

    private final TransactionRunner transactions;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final SessionKeeping sessions;
    private final TryLimits tries;
    private final FactorCheck factor;

    @Inject
    public LogIn(
            TransactionRunner transactions,
            UserRepository users,
            PasswordHasher hasher,
            SessionKeeping sessions,
            TryLimits tries,
            FactorCheck factor) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.sessions = sessions;
        this.tries = tries;
        this.factor = factor;
    }

    /** @throws PasswordHasher.BusyException if too many passwords are being checked */
    public Result logIn(Request request) {
        var limits = List.of(
                TryLimits.Limit.ofAddress("login", request.origin().address(), TRIES_PER_ADDRESS),
                TryLimits.Limit.ofAccount("login", request.email(), TRIES_PER_ACCOUNT));
        var limited = tries.take(limits);
        if (limited.isPresent()) {
            return new Result.Throttled(limited.get());
        }
        var account = transactions.system(
                Purpose.LOG_IN, tx -> emailOf(request).flatMap(email -> users.findByEmail(tx, email)));
        var hash = account.map(Account::passwordHash).orElse(NO_HASH);
        if (!hasher.matches(request.password(), hash) || account.isEmpty()) {
            return new Result.Refused();
        }
        var verdict = transactions.system(
                Purpose.LOG_IN, tx -> factor.check(tx, account.get().user().id(), request.totp()));
        return switch (verdict) {
            case WRONG -> new Result.WrongCode();
            case MISSING -> {
                tries.giveBack(limits);
                yield new Result.CodeNeeded();
            }
            case NOT_NEEDED, RIGHT -> {
                tries.giveBack(limits);
                yield open(account.get(), request);
            }
        };
    }

    private Result open(Account account, Request request) {
        var user = account.user();
        var renewed = hasher.outdated(account.passwordHash())
                ? Optional.of(hasher.hash(new Password(request.password())))
                : Optional.<String>empty();
        return transactions.system(Purpose.LOG_IN, tx -> {
            renewed.ifPresent(hash -> users.changePassword(tx, user.id(), hash));
            var memberships = users.memberships(tx, user.id());
            return memberships.stream()
                    .filter(m -> m.org().equals(user.currentOrg()))
                    .findFirst()
                    .or(() -> memberships.stream().findFirst())
                    .<Result>map(m -> {
                        tx.record(AuditEntry.by(user.id(), m.org(), request.origin(), AuditAction.SESSION_OPENED)
                                .on(user.id()));
                        return new Result.LoggedIn(sessions.open(tx, user, m, request.kind()));
                    })
                    .orElseGet(Result.Refused::new);
        });
    }

    /** An address of impossible form is answered like an unknown one. */
    private static Optional<Email> emailOf(Request request) {
        try {
            return Optional.of(new Email(request.email()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What came of it. */
    public sealed interface Result {
        record LoggedIn(SignedIn signedIn) implements Result {}

        record Refused() implements Result {}

        /** The password is right; a code of the authenticator, or a recovery code, is to come with it. */
        record CodeNeeded() implements Result {}

        /** The password is right, and the code is not, or was used. */
        record WrongCode() implements Result {}

        record Throttled(Duration retryAfter) implements Result {}
    }

    /** Address, password and code as typed, and where from. */
    public record Request(String email, String password, Optional<String> totp, Session.Kind kind, Origin origin) {
        @Override
        public String toString() {
            return "Request[" + origin + "]";
        }
    }
}
