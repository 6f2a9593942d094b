package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Attempt;
import app.visant.application.identity.port.IdentityProvider.Who;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a person who is logged in for the password again, before something that a stolen session must not do. */
public final class PasswordProof {
    private final TransactionRunner transactions;
    private final UserRepository users;
    private final SubjectRepository subjects;
    private final IdentityProvider provider;
    private final TryLimits tries;

    @Inject
    public PasswordProof(
            TransactionRunner transactions,
            UserRepository users,
            SubjectRepository subjects,
            IdentityProvider provider,
            TryLimits tries) {
        this.transactions = transactions;
        this.users = users;
        this.subjects = subjects;
        this.provider = provider;
        this.tries = tries;
    }

    /**
     * Wrong answers count as wrong tries to log in.
     *
     * @throws IdentityProvider.AwayException if there is nobody who could check it
     */
    Proof of(Principal.User person, String typed) {
        var found = transactions.system(Purpose.LOG_IN, tx -> users.find(tx, person.user()));
        if (found.isEmpty()) {
            return new Proof.Wrong();
        }
        var user = found.get();
        var limits = List.of(TryLimits.Limit.ofAccount("login", user.email().value(), LogIn.TRIES_PER_ACCOUNT));
        var limited = tries.take(limits);
        if (limited.isPresent()) {
            return new Proof.Throttled(limited.get());
        }
        var result = result(proof(user, typed, limits), user);
        if (!(result instanceof Proof.Wrong)) {
            tries.giveBack(limits);
        }
        return result;
    }

    private IdentityProvider.Proof proof(User user, String typed, List<TryLimits.Limit> limits) {
        try {
            return provider.prove(new Attempt(user.email().value(), typed, Optional.empty()));
        } catch (IdentityProvider.AwayException away) {
            tries.giveBack(limits);
            throw away;
        }
    }

    /** Whoever is asked for a code as well has shown the right password, which is all that is asked for here. */
    private Proof result(IdentityProvider.Proof proof, User user) {
        return switch (proof) {
            case IdentityProvider.Proof.Proven(Who who) -> result(who, user);
            case IdentityProvider.Proof.CodeNeeded(Who who) -> result(who, user);
            case IdentityProvider.Proof.Throttled(Duration wait) -> new Proof.Throttled(wait);
            case IdentityProvider.Proof.WrongCode wrong -> new Proof.Wrong();
            case IdentityProvider.Proof.Refused refused -> new Proof.Wrong();
            case IdentityProvider.Proof.Unconfirmed unconfirmed -> new Proof.Wrong();
            case IdentityProvider.Proof.Blocked blocked -> new Proof.Wrong();
        };
    }

    private Proof result(Who who, User user) {
        var same = switch (who) {
            case Who.Holder(UserId id) -> id.equals(user.id());
            case Who.Elsewhere elsewhere ->
                transactions.<Boolean>system(
                        Purpose.LOG_IN,
                        tx -> subjects.find(tx, elsewhere.identity().subject()).equals(Optional.of(user.id())));
        };
        return same ? new Proof.Proven(user) : new Proof.Wrong();
    }

    /** Whether it was the password. */
    sealed interface Proof {
        record Proven(User user) implements Proof {}

        record Wrong() implements Proof {}

        record Throttled(Duration retryAfter) implements Proof {}
    }
}
