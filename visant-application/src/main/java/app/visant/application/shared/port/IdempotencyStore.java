package app.visant.application.shared.port;

import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.Sha256;
import java.time.Duration;

/**
 * Remembers what a request with an {@code Idempotency-Key} was answered, for 24 hours. Each call is a transaction of its
 * own. That the request had its effect is noted by the transaction of the effect itself, as {@link Tx#record} says.
 */
public interface IdempotencyStore {
    Duration KEPT = Duration.ofHours(24);
    /** A request that has not answered within this is taken for dead, and may be tried again unless it had its effect. */
    Duration CLAIMED = Duration.ofMinutes(1);

    /**
     * Claims the key for one request.
     *
     * @param fingerprint digest of method, path and body
     */
    Claim claim(Attempt attempt, Sha256 fingerprint);

    /** Keeps the answer. An answer with a secret is kept without its body: {@code secret} true, {@code body} empty. */
    void complete(Attempt attempt, int status, String body, boolean secret);

    /** Lets the key go, unless the request had its effect: it was refused. */
    void release(Attempt attempt);

    /** What is known of the key. */
    sealed interface Claim {
        /** New, and now the caller's. */
        record Granted() implements Claim {}

        /** Another request with it is at work. */
        record InProgress() implements Claim {}

        /** Used before with another method, path or body. */
        record Mismatch() implements Claim {}

        /** Answered before. */
        record Answered(int status, String body, boolean secret) implements Claim {}

        /** Done before, by a request that died before its answer was kept. */
        record AnswerLost() implements Claim {}
    }

    /** The request took so long that another try with its key is at work; what it was about to do is rolled back. */
    final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OvertakenException() {
            super("another try with the key is at work");
        }
    }
}
