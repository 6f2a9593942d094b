package app.visant.application.shared.port;

import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keys and answers in a map. */
public final class InMemoryIdempotencyStore implements IdempotencyStore {
    private final Map<Key, Entry> entries = new HashMap<>();

    /** @param transactions whose effects are noted */
    public InMemoryIdempotencyStore(InMemoryTransactions transactions) {
        transactions.onAttempt(this::effected);
    }

    @Override
    public synchronized Claim claim(Attempt attempt, Sha256 fingerprint) {
        var id = Key.of(attempt);
        var known = Optional.ofNullable(entries.get(id)).filter(entry -> entry.lives(attempt.at()));
        if (known.isPresent()) {
            return known.get().claimedAgain(fingerprint, attempt.at());
        }
        entries.put(id, new Entry(fingerprint, attempt.at(), false, Optional.empty()));
        return new Claim.Granted();
    }

    @Override
    public synchronized void complete(Attempt attempt, int status, String body, boolean secret) {
        var answer = new Claim.Answered(status, body, secret);
        own(attempt)
                .ifPresent(entry -> entries.put(
                        Key.of(attempt),
                        new Entry(entry.fingerprint(), attempt.at(), entry.effected(), Optional.of(answer))));
    }

    @Override
    public synchronized void release(Attempt attempt) {
        own(attempt).filter(entry -> !entry.effected()).ifPresent(entry -> entries.remove(Key.of(attempt)));
    }

    private synchronized void effected(InMemoryTx tx, Attempt attempt) {
        var before = own(attempt).orElseThrow(OvertakenException::new);
        var id = Key.of(attempt);
        tx.onRollback(() -> entries.put(id, before));
        entries.put(id, new Entry(before.fingerprint(), attempt.at(), true, before.answer()));
    }

    private Optional<Entry> own(Attempt attempt) {
        return Optional.ofNullable(entries.get(Key.of(attempt)))
                .filter(entry -> entry.claimedAt().equals(attempt.at()));
    }

    private record Key(OrgId org, String principal, String key) {
        static Key of(Attempt attempt) {
            return new Key(attempt.org(), attempt.principal(), attempt.key());
        }
    }

    private record Entry(Sha256 fingerprint, Instant claimedAt, boolean effected, Optional<Claim.Answered> answer) {
        boolean lives(Instant now) {
            return now.isBefore(claimedAt.plus(effected || answer.isPresent() ? KEPT : CLAIMED));
        }

        Claim claimedAgain(Sha256 other, Instant now) {
            if (!fingerprint.equals(other)) {
                return new Claim.Mismatch();
            }
            if (answer.isPresent()) {
                return answer.get();
            }
            return now.isBefore(claimedAt.plus(CLAIMED)) ? new Claim.InProgress() : new Claim.AnswerLost();
        }
    }
}
