package app.visant.http;

import app.visant.domain.shared.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Knows those it was told of, by the very same secret whichever way it is shown. */
public final class KnownCredentials implements Authenticator {
    private final Map<String, Principal> known = new ConcurrentHashMap<>();

    /** Makes the secret valid, and answers it. */
    public String add(String secret, Principal principal) {
        known.put(secret, principal);
        return secret;
    }

    public void revoke(String secret) {
        known.remove(secret);
    }

    @Override
    public Optional<Principal> byAccessToken(String token) {
        return Optional.ofNullable(known.get(token));
    }

    @Override
    public Optional<Principal> byDeviceToken(String token) {
        return Optional.ofNullable(known.get(token));
    }

    @Override
    public Optional<Principal> byCookie(String secret) {
        return Optional.ofNullable(known.get(secret));
    }
}
