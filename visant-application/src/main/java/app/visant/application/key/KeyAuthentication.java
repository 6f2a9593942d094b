package app.visant.application.key;

import app.visant.application.key.port.KeyRepository;
import app.visant.application.key.port.KeyRepository.Held;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * From an API key to a principal. Key and membership are read each time, so that a key ends when it is revoked, and shrinks
 * when its maker's role does.
 */
public final class KeyAuthentication {
    /** How exactly the last use of a key is known. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final TransactionRunner transactions;
    private final KeyRepository keys;
    private final InstantSource clock;

    @Inject
    public KeyAuthentication(TransactionRunner transactions, KeyRepository keys, InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
    }

    /** Whoever holds the key, with the rights of this moment. */
    public Optional<Principal.Key> authenticate(String text) {
        var now = clock.instant();
        return KeyText.parse(text)
                .flatMap(shown -> transactions.system(Purpose.LOG_IN, tx -> {
                    var held = keys.find(tx, shown.id(), Sha256.of(shown.secret()))
                            .filter(found -> found.key().isLive(now));
                    held.map(Held::key).ifPresent(key -> touch(tx, key, now));
                    return held.map(found -> found.key().principal(found.makersRole(), found.suspended()));
                }));
    }

    private void touch(Tx tx, ApiKey key, Instant now) {
        if (key.lastUsedAt().filter(used -> used.plus(TOUCH_EVERY).isAfter(now)).isEmpty()) {
            keys.touch(tx, key.id(), now);
        }
    }
}
