package app.visant.http;

import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Knows those it was told of, by the very same secret whichever way it is shown. */
public final class KnownCredentials implements Authenticator {
    private final Map<String, Principal> known = new ConcurrentHashMap<>();
    private volatile Function<String, Optional<? extends Principal>> keys = key -> Optional.empty();
    private volatile Optional<RuntimeException> failure = Optional.empty();
    private volatile Optional<Authenticator> others = Optional.empty();

    /** Makes the secret valid, and answers it. */
    public String add(String secret, Principal principal) {
        known.put(secret, principal);
        return secret;
    }

    public void revoke(String secret) {
        known.remove(secret);
    }

    /** Who is asked about everything else. */
    public void ask(Authenticator others) {
        this.others = Optional.of(others);
    }

    /** Makes every look-up fail, as when the database is away. */
    public void failWith(RuntimeException reason) {
        failure = Optional.of(reason);
    }

    public void recover() {
        failure = Optional.empty();
    }

    @Override
    public Optional<Principal> byAccessToken(String token, Origin origin) {
        return find(token).or(() -> others.flatMap(other -> other.byAccessToken(token, origin)));
    }

    @Override
    public Optional<Principal> byDeviceToken(String token) {
        return find(token).or(() -> others.flatMap(other -> other.byDeviceToken(token)));
    }

    /** Lets somebody else say who holds an API key that nobody was told of. */
    public void askForKeys(Function<String, Optional<? extends Principal>> other) {
        keys = other;
    }

    @Override
    public Optional<Principal> byApiKey(String key) {
        return find(key).or(() -> keys.apply(key));
    }

    @Override
    public Optional<Principal> byCookie(String secret) {
        return find(secret).or(() -> others.flatMap(other -> other.byCookie(secret)));
    }

    private Optional<Principal> find(String secret) {
        failure.ifPresent(reason -> {
            throw reason;
        });
        return Optional.ofNullable(known.get(secret));
    }
}
