package app.visant.http;

import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of whoever sent a request; {@code visitor} tells who it is where nobody has to be; {@code local} if it came from this machine and through no proxy. */
record Caller(
        Optional<Principal> principal,
        Supplier<Optional<Principal>> visitor,
        Supplier<Optional<String>> secret,
        Origin origin,
        boolean local) {
    /** The same, whose request is that attempt. */
    Caller as(Attempt attempt) {
        return new Caller(
                principal.map(who -> who.from(who.origin().as(attempt))), visitor, secret, origin.as(attempt), local);
    }

    Optional<String> sessionSecret() {
        return secret.get();
    }
}
