package app.visant.application.shared.port;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys and answers in a map. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {
    private final Map<Key, Entry> entries = new HashMap<>();

    @Override
    public synchronized Claim claim(OrgId org, String principal, String key, Sha256 fingerprint, Instant now) {
        var id = new Key(org, principal, key);
        var known = Optional.ofNullable(entries.get(id)).filter(entry -> entry.lives(now));
        if (known.isPresent()) {
            return known.get().claimedAgain(fingerprint);
        }
        entries.put(id, new Entry(fingerprint, now, Optional.empty()));
        return new Claim.Granted();
    }

    @Override
    public synchronized void complete(
            OrgId org, String principal, String key, int status, String body, boolean secret) {
        entries.computeIfPresent(
                new Key(org, principal, key),
                (id, entry) -> new Entry(
                        entry.fingerprint(), entry.claimedAt(), Optional.of(new Claim.Answered(status, body, secret))));
    }

    @Override
    public synchronized void release(OrgId org, String principal, String key) {
        entries.remove(new Key(org, principal, key));
    }

    private record Key(OrgId org, String principal, String key) {}

    private record Entry(Sha256 fingerprint, Instant claimedAt, Optional<Claim.Answered> answer) {
        boolean lives(Instant now) {
            return now.isBefore(claimedAt.plus(answer.isPresent() ? KEPT : CLAIMED));
        }

        Claim claimedAgain(Sha256 other) {
            if (!fingerprint.equals(other)) {
                return new Claim.Mismatch();
            }
            return answer.isPresent() ? answer.get() : new Claim.InProgress();
        }
    }
}
