package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider;
import com.fasterxml.jackson.databind.JsonNode;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.PublicJwk;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of the project, as of at most ten minutes ago, or twenty while it is away: the project keeps an old key
 * for as long during a rotation, and a revoked one must not live on here. A key that is not known is looked for at once,
 * and then not for a minute, whoever asks for what.
 */
final class SupabaseKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SupabaseKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration USABLE = Duration.ofMinutes(20);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 32;

    private final SupabaseRest rest;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile Known known = new Known(Map.of(), Optional.empty(), Optional.empty());

    SupabaseKeys(SupabaseRest rest, InstantSource clock) {
        this.rest = rest;
        this.clock = clock;
    }

    /**
     * The key of that name and algorithm.
     *
     * @throws IdentityProvider.AwayException if the keys of late are not known
     */
    Optional<PublicKey> find(String kid, String algorithm) {
        return named(kid)
                .filter(key -> key.algorithm.isEmpty() || key.algorithm.get().equals(algorithm))
                .map(Key::key);
    }

    /** Whether there is a public key of that name; no, as far as is known, if the project cannot be asked. */
    boolean has(String kid) {
        try {
            return named(kid).isPresent();
        } catch (IdentityProvider.AwayException away) {
            return known.keys.containsKey(kid);
        }
    }

    private Optional<Key> named(String kid) {
        var now = clock.instant();
        if (!known.isWithin(FRESH, now) || !known.keys.containsKey(kid)) {
            fetchIfDue(now);
        }
        if (!known.isWithin(USABLE, now)) {
            throw new IdentityProvider.AwayException("the identity provider's keys are not known");
        }
        return Optional.ofNullable(known.keys.get(kid));
    }

    private void fetchIfDue(Instant now) {
        // With keys at hand nobody waits for whoever fetches already.
        if (known.isWithin(USABLE, now) ? !fetching.tryLock() : !lock()) {
            return;
        }
        try {
            if (known.tried.filter(tried -> now.isBefore(tried.plus(PAUSE))).isEmpty()) {
                known = fetched(now);
            }
        } finally {
            fetching.unlock();
        }
    }

    private boolean lock() {
        fetching.lock();
        return true;
    }

    private Known fetched(Instant now) {
        try {
            var reply = rest.get(".well-known/jwks.json");
            if (reply.ok() || reply.status() == 404) {
                // A project that signs by a shared secret has none, and an old GoTrue not even the address.
                return new Known(keys(reply.body().path("keys")), Optional.of(now), Optional.of(now));
            }
            LOG.warn("the identity provider answered {} to the question for its keys", reply.status());
        } catch (IdentityProvider.AwayException away) {
            LOG.warn("the identity provider's keys are not known: {}", away.getMessage());
        }
        return new Known(known.keys, known.asOf, Optional.of(now));
    }

    private static Map<String, Key> keys(JsonNode set) {
        var keys = new HashMap<String, Key>();
        for (var one : set) {
            var use = one.path("use").asText("sig");
            if (keys.size() < MOST && use.equals("sig") && one.path("kid").isTextual()) {
                publicKey(one)
                        .ifPresent(key -> keys.putIfAbsent(
                                one.path("kid").asText(),
                                new Key(
                                        key,
                                        Optional.of(one.path("alg").asText()).filter(alg -> !alg.isEmpty()))));
            }
        }
        return Map.copyOf(keys);
    }

    /** A kind of key that nobody knows here is no reason to refuse the others. */
    private static Optional<PublicKey> publicKey(JsonNode one) {
        try {
            return Jwks.parser().build().parse(one.toString()) instanceof PublicJwk<?> jwk
                    ? Optional.of(jwk.toKey())
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException e) {
            LOG.debug("a key of the identity provider is of no use here", e);
            return Optional.empty();
        }
    }

    private record Key(PublicKey key, Optional<String> algorithm) {}

    /**
     * What is known.
     *
     * @param asOf when that was so
     * @param tried when it was last asked for
     */
    private record Known(Map<String, Key> keys, Optional<Instant> asOf, Optional<Instant> tried) {
        boolean isWithin(Duration age, Instant now) {
            return asOf.filter(then -> now.isBefore(then.plus(age))).isPresent();
        }
    }
}
