package app.visant.application.shared.port;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.time.Instant;

/** Remembers what a request with an {@code Idempotency-Key} was answered, for 24 hours. Each call is a transaction of its own. */
public interface IdempotencyStore {
    Duration KEPT = Duration.ofHours(24);
    /** A request that has not answered within this is taken for dead, and may be tried again. */
    Duration CLAIMED = Duration.ofMinutes(1);

    /**
     * Claims the key for one request.
     *
     * @param fingerprint digest of method, path and body
     */
    Claim claim(OrgId org, String principal, String key, Sha256 fingerprint, Instant now);

    /** Keeps the answer. An answer with a secret is kept without its body: {@code secret} true, {@code body} empty. */
    void complete(OrgId org, String principal, String key, int status, String body, boolean secret);

    /** Lets the key go: the request was refused and changed nothing. */
    void release(OrgId org, String principal, String key);

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
    }
}
