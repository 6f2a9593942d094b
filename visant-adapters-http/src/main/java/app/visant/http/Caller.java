package app.visant.http;

import app.visant.domain.shared.Principal;
import java.util.Optional;
import java.util.function.Supplier;

/** What is known of whoever sent a request. */
record Caller(Optional<Principal> principal, Supplier<Optional<String>> secret, String address, String requestId) {
    Optional<String> sessionSecret() {
        return secret.get();
    }
}
