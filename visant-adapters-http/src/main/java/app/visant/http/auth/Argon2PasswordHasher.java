package app.visant.http.auth;

import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.domain.identity.Password;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with the least parameters that OWASP advises: 19 MiB, two passes, one lane. A hash costs a core some 25 ms,
 * so at most half of the cores make hashes at once; others wait a while and are then sent away. They are made on threads of
 * the system's own, which it shares out fairly: on a virtual thread a hash would keep one of its few carriers from
 * everybody else.
 */
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final Cost TODAY = new Cost(19_456, 2, 1);
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TokenGenerator tokens;
    private final Semaphore turns;
    private final Duration patience;
    /** No more threads than there are turns. */
    private final ExecutorService workers = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("argon2-", 0).factory());

    @Inject
    public Argon2PasswordHasher(TokenGenerator tokens) {
        this(tokens, new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true), PATIENCE);
    }

    Argon2PasswordHasher(TokenGenerator tokens, Semaphore turns, Duration patience) {
        this.tokens = tokens;
        this.turns = turns;
        this.patience = patience;
    }

    @Override
    public String hash(Password password) {
        var salt = salt();
        return new Hash(TODAY, salt, derive(password.value(), TODAY, salt, HASH_BYTES)).text();
    }

    @Override
    public boolean matches(String typed, String hash) {
        var parsed = Hash.parse(hash);
        var expected = parsed.orElseGet(() -> new Hash(TODAY, new byte[SALT_BYTES], new byte[HASH_BYTES]));
        var derived = derive(typed, expected.cost(), expected.salt(), expected.digest().length);
        return MessageDigest.isEqual(derived, expected.digest()) && parsed.isPresent();
    }

    @Override
    public boolean outdated(String hash) {
        return Hash.parse(hash).filter(parsed -> parsed.cost().atLeast(TODAY)).isEmpty();
    }

    private byte[] derive(String typed, Cost cost, byte[] salt, int length) {
        awaitTurn();
        try {
            return workers.submit(() -> generate(typed, cost, salt, length)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a hash could not be made", e.getCause());
        } finally {
            turns.release();
        }
    }

    private static byte[] generate(String typed, Cost cost, byte[] salt, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kibibytes())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var derived = new byte[length];
        generator.generateBytes(typed.getBytes(StandardCharsets.UTF_8), derived);
        return derived;
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
    }

    /** A salt need be unique, not secret; it is drawn from the one source of randomness there is. */
    private byte[] salt() {
        return Arrays.copyOf(HexFormat.of().parseHex(Sha256.of(tokens.secret()).hex()), SALT_BYTES);
    }

    private record Cost(int kibibytes, int passes, int lanes) {
        private static final int MOST_KIBIBYTES = 256 * 1024;
        private static final int MOST_PASSES = 16;
        private static final int MOST_LANES = 8;

        boolean bearable() {
            return kibibytes >= 8 * lanes
                    && kibibytes <= MOST_KIBIBYTES
                    && passes >= 1
                    && passes <= MOST_PASSES
                    && lanes >= 1
                    && lanes <= MOST_LANES;
        }

        boolean atLeast(Cost other) {
            return kibibytes >= other.kibibytes && passes >= other.passes && lanes >= other.lanes;
        }
    }

    /** A hash in the usual text form, which names its parameters. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
    private record Hash(Cost cost, byte[] salt, byte[] digest) {
        private static final Pattern FORM =
                Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})"
                        + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

        static Optional<Hash> parse(String text) {
            var form = FORM.matcher(text);
            if (!form.matches()) {
                return Optional.empty();
            }
            var cost = new Cost(
                    Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)));
            try {
                var decoder = Base64.getDecoder();
                return Optional.of(new Hash(cost, decoder.decode(form.group(4)), decoder.decode(form.group(5))))
                        .filter(hash -> hash.cost().bearable());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        String text() {
            var encoder = Base64.getEncoder().withoutPadding();
            return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                    .formatted(
                            cost.kibibytes(),
                            cost.passes(),
                            cost.lanes(),
                            encoder.encodeToString(salt),
                            encoder.encodeToString(digest));
        }
    }
}
