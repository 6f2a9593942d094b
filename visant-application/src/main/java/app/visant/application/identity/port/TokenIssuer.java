package app.visant.application.identity.port;

import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Access tokens: short-lived, signed, tied to a session. */
public interface TokenIssuer {
    Duration LIFETIME = Duration.ofMinutes(15);

    String issue(Claims claims, Instant now);

    /** The claims, if the token is ours, genuine, and not past its time. */
    Optional<Claims> verify(String token, Instant now);

    /** What a token says; role and organization are read from the session at each use. */
    record Claims(UserId user, SessionId session) {}
}
