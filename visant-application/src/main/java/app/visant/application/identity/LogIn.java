package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Attempt;
import app.visant.application.identity.port.IdentityProvider.Proof;
import app.visant.application.identity.port.IdentityProvider.Who;
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

    private final IdentityProvider provider;
    private final Entry entry;
    private final TryLimits tries;

    @Inject
    public LogIn(IdentityProvider provider, Entry entry, TryLimits tries) {
        this.provider = provider;
        this.entry = entry;
        this.tries = tries;
    }

    /**
     * @throws app.visant.application.identity.port.PasswordHasher.BusyException if too many passwords are being checked
     * @throws IdentityProvider.AwayException if there is nobody who could check it
     */
    public Result logIn(Request request) {
        var limits = List.of(
                TryLimits.Limit.ofAddress("login", request.origin().address(), TRIES_PER_ADDRESS),
                TryLimits.Limit.ofAccount("login", request.email(), TRIES_PER_ACCOUNT));
        var limited = tries.take(limits);
        if (limited.isPresent()) {
            return new Result.Throttled(limited.get());
        }
        var result = result(proof(request, limits), request);
        if (!(result instanceof Result.Refused) && !(result instanceof Result.WrongCode)) {
            tries.giveBack(limits);
        }
        return result;
    }

    /** Nobody guessed anything if nobody could answer. */
    private Proof proof(Request request, List<TryLimits.Limit> limits) {
        try {
            return provider.prove(new Attempt(request.email(), request.password(), request.totp()));
        } catch (IdentityProvider.AwayException away) {
            tries.giveBack(limits);
            throw away;
        }
    }

    private Result result(Proof proof, Request request) {
        return switch (proof) {
            case Proof.Proven(Who who) ->
                switch (entry.enter(who, request.kind(), request.origin())) {
                    case Entry.Result.Entered(SignedIn signedIn) -> new Result.LoggedIn(signedIn);
                    case Entry.Result.NotLinked() -> new Result.NotLinked();
                    case Entry.Result.NoAccount() -> new Result.Refused();
                    case Entry.Result.Suspended() -> new Result.Blocked();
                };
            case Proof.CodeNeeded(Who who) -> new Result.CodeNeeded();
            case Proof.WrongCode() -> new Result.WrongCode();
            case Proof.Refused() -> new Result.Refused();
            case Proof.Unconfirmed() -> new Result.Unconfirmed();
            case Proof.Blocked() -> new Result.Blocked();
            case Proof.Throttled(Duration wait) -> new Result.Throttled(wait);
        };
    }

    /** What came of it. */
    public sealed interface Result {
        record LoggedIn(SignedIn signedIn) implements Result {}

        record Refused() implements Result {}

        /** The password is right; a code of the authenticator, or a recovery code, is to come with it. */
        record CodeNeeded() implements Result {}

        /** The password is right, and the code is not, or was used. */
        record WrongCode() implements Result {}

        /** The identity provider waits for the address to be confirmed. */
        record Unconfirmed() implements Result {}

        /** The account was locked. */
        record Blocked() implements Result {}

        /** The identity provider proved somebody whose address has an account of somebody else, as far as is known. */
        record NotLinked() implements Result {}

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
