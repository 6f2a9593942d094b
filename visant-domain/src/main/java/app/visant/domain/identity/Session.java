package app.visant.domain.identity;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One log-in. The secret is a refresh token of a client or the cookie of a browser; only its digest is kept, and each
 * rotation remembers no more than that an older one was used.
 *
 * @param secret digest of the refresh token or cookie that is valid now
 * @param endedAt when it was ended; an ended session never lives again
 */
public record Session(
        SessionId id,
        UserId user,
        OrgId org,
        Kind kind,
        Sha256 secret,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Optional<Instant> endedAt) {

    /** The longest a session lives, however much it is used. */
    public static final Duration LIFETIME = Duration.ofDays(30);
    /** How long a browser session lives unused. */
    public static final Duration BROWSER_IDLE = Duration.ofHours(12);
    /** How long one that rests on an identity provider elsewhere lives without that provider's consent. */
    public static final Duration CONSENTED = Duration.ofHours(24);

    /** What holds the secret. */
    public enum Kind {
        CLIENT,
        BROWSER,
        /** Nobody here: it stands for a session at an identity provider, whose own tokens are shown. */
        TOKEN
    }

    public static Session opened(SessionId id, UserId user, OrgId org, Kind kind, Sha256 secret, Instant now) {
        return new Session(id, user, org, kind, secret, now, now, now.plus(LIFETIME), Optional.empty());
    }

    /** The same, to end at that time if not before. */
    public Session until(Instant end) {
        var earlier = end.isBefore(expiresAt) ? end : expiresAt;
        return new Session(id, user, org, kind, secret, createdAt, lastUsedAt, earlier, endedAt);
    }

    /** When one that rests on an identity provider ends, after the provider consented now. */
    public Instant consentedUntil(Instant now) {
        var consent = now.plus(CONSENTED);
        var most = createdAt.plus(LIFETIME);
        return consent.isBefore(most) ? consent : most;
    }

    /** Whether it still admits anyone. */
    public boolean isLive(Instant now) {
        return endedAt.isEmpty()
                && now.isBefore(expiresAt)
                && (kind != Kind.BROWSER || now.isBefore(lastUsedAt.plus(BROWSER_IDLE)));
    }
}
