package app.visant.application.identity;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Asks a person who is logged in for the password again, before something that a stolen session must not do. */
public final class PasswordProof {
    private final TransactionRunner transactions;
    private final UserRepository users;
    private final PasswordHasher hasher;
    private final TryLimits tries;

    @Inject
    public PasswordProof(TransactionRunner transactions, UserRepository users, PasswordHasher hasher, TryLimits tries) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.tries = tries;
    }

    /** Wrong answers count as wrong tries to log in. */
    Proof of(Principal.User person, String typed) {
        var account = transactions.system(
                Purpose.LOG_IN,
                tx -> users.find(tx, person.user()).flatMap(user -> users.findByEmail(tx, user.email())));
        if (account.isEmpty()) {
            return new Proof.Wrong();
        }
        var user = account.get().user();
        var limits = List.of(TryLimits.Limit.ofAccount("login", user.email().value(), LogIn.TRIES_PER_ACCOUNT));
        var limited = tries.take(limits);
        if (limited.isPresent()) {
            return new Proof.Throttled(limited.get());
        }
        if (!hasher.matches(typed, account.get().passwordHash())) {
            return new Proof.Wrong();
        }
        tries.giveBack(limits);
        return new Proof.Proven(user);
    }

    /** Whether it was the password. */
    sealed interface Proof {
        record Proven(User user) implements Proof {}

        record Wrong() implements Proof {}

        record Throttled(Duration retryAfter) implements Proof {}
    }
}
