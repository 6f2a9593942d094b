package app.visant.application.key;

import app.visant.application.identity.port.SessionRepository;
import app.visant.application.key.port.KeyRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.SessionId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks whether what opened a stream is still good, since a stream outlives the request that showed it. */
public final class CredentialWatch {
    private final TransactionRunner transactions;
    private final SessionRepository sessions;
    private final KeyRepository keys;
    private final InstantSource clock;

    @Inject
    public CredentialWatch(
            TransactionRunner transactions, SessionRepository sessions, KeyRepository keys, InstantSource clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.keys = keys;
        this.clock = clock;
    }

    /** Those whose session or key has ended, keys that may less than when they were shown, and those of suspended organizations. */
    public Set<Principal.Insider> ended(Collection<? extends Principal.Insider> shown) {
        if (shown.isEmpty()) {
            return Set.of();
        }
        var now = clock.instant();
        return transactions.system(Purpose.LOG_IN, tx -> {
            var over = new HashSet<SessionId>(sessions.ended(tx, sessionsOf(shown), now));
            var good = goodKeys(tx, keysOf(shown), now);
            return shown.stream()
                    .filter(who -> switch (who) {
                        case Principal.User user -> over.contains(user.session());
                        case Principal.Key key -> !good.contains(key);
                    })
                    .collect(Collectors.toUnmodifiableSet());
        });
    }

    private Set<Principal.Key> goodKeys(Tx tx, List<Principal.Key> shown, Instant now) {
        if (shown.isEmpty()) {
            return Set.of();
        }
        var ids = shown.stream().map(Principal.Key::key).collect(Collectors.toSet());
        var today = keys.all(tx, ids).stream()
                .filter(held -> held.key().isLive(now) && !held.suspended())
                .map(held -> held.key().principal(held.makersRole()))
                .collect(Collectors.toMap(Principal.Key::key, key -> key));
        return shown.stream()
                .filter(key -> today.containsKey(key.key())
                        && today.get(key.key()).granted().containsAll(key.granted()))
                .collect(Collectors.toSet());
    }

    private static Set<SessionId> sessionsOf(Collection<? extends Principal.Insider> shown) {
        return shown.stream()
                .filter(Principal.User.class::isInstance)
                .map(who -> ((Principal.User) who).session())
                .collect(Collectors.toSet());
    }

    private static List<Principal.Key> keysOf(Collection<? extends Principal.Insider> shown) {
        return shown.stream()
                .filter(Principal.Key.class::isInstance)
                .map(Principal.Key.class::cast)
                .distinct()
                .toList();
    }
}
