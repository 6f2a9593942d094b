package app.visant.domain.identity;

import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;

/**
 * A link that was mailed to somebody, good for one use.
 *
 * @param digest of the token in it, which is kept nowhere
 * @param email where it was sent to; it proves nothing about another address
 */
public record AccountLink(Sha256 digest, UserId user, Purpose purpose, Email email, Instant expiresAt) {
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** What whoever opens it may do. */
    public enum Purpose {
        VERIFY_EMAIL,
        RESET_PASSWORD
    }

    public boolean isLive(Instant now) {
        return now.isBefore(expiresAt);
    }
}
