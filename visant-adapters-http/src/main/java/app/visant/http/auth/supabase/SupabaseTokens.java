package app.visant.http.auth.supabase;

import app.visant.application.identity.port.ProviderSessions.Ticket;
import app.visant.domain.identity.Subject;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.UnsupportedJwtException;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies access tokens of the project. The key is chosen by name and algorithm, of three algorithms: HMAC by the secret,
 * if there is one and no public key bears the name; the others by a public key alone. What is no person's is refused,
 * whatever signed it: the project's anon and service keys are such tokens.
 */
final class SupabaseTokens {
    private static final Logger LOG = LoggerFactory.getLogger(SupabaseTokens.class);
    private static final int LONGEST = 8 * 1024;
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String PEOPLE = "authenticated";

    private final String issuer;
    private final Optional<SecretKey> secret;
    private final SupabaseKeys keys;

    /** @param secret at least 32 bytes */
    SupabaseTokens(String issuer, Optional<String> secret, SupabaseKeys keys) {
        this.issuer = issuer;
        this.secret = secret.map(text -> Keys.hmacShaKeyFor(text.getBytes(StandardCharsets.UTF_8)));
        this.keys = keys;
    }

    /** @throws app.visant.application.identity.port.IdentityProvider.AwayException if its key is not known, nor can be */
    Optional<Verified> read(String token, Instant now) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var parser = Jwts.parser()
                    .sig()
                    .clear()
                    .add(Jwts.SIG.HS256)
                    .add(Jwts.SIG.ES256)
                    .add(Jwts.SIG.RS256)
                    .and()
                    .zip()
                    .clear()
                    .and()
                    .keyLocator(this::key)
                    .requireIssuer(issuer)
                    .requireAudience(PEOPLE)
                    .clock(() -> Date.from(now))
                    .clockSkewSeconds(SKEW.toSeconds())
                    .build();
            return verified(parser.parseSignedClaims(token).getPayload(), now);
        } catch (JwtException | IllegalArgumentException e) {
            LOG.debug("a token of the identity provider was refused", e);
            return Optional.empty();
        }
    }

    private Key key(Header header) {
        if (!(header instanceof JwsHeader signed)) {
            throw new UnsupportedJwtException("not signed");
        }
        var name = Optional.ofNullable(signed.getKeyId());
        return switch (signed.getAlgorithm()) {
            case "HS256" ->
                secret.filter(key -> name.filter(keys::has).isEmpty())
                        .orElseThrow(() -> new UnsupportedJwtException("not signed by a shared secret"));
            case "ES256", "RS256" ->
                name.flatMap(kid -> keys.find(kid, signed.getAlgorithm()))
                        .orElseThrow(() -> new UnsupportedJwtException("signed by an unknown key"));
            default -> throw new UnsupportedJwtException("signed in another way");
        };
    }

    private Optional<Verified> verified(Claims claims, Instant now) {
        var end = claims.getExpiration();
        var issued = claims.getIssuedAt();
        var session = claims.get("session_id", String.class);
        var person = PEOPLE.equals(claims.get("role", String.class))
                && claims.getSubject() != null
                && !Boolean.TRUE.equals(claims.get("is_anonymous", Boolean.class));
        if (!person || session == null || end == null || !now.isBefore(end.toInstant())) {
            return Optional.empty();
        }
        if (issued != null && issued.toInstant().isAfter(now.plus(SKEW))) {
            return Optional.empty();
        }
        var subject = new Subject(issuer, UUID.fromString(claims.getSubject()).toString());
        var ticket = new Ticket(subject, UUID.fromString(session).toString(), end.toInstant());
        return Optional.of(new Verified(ticket, "aal2".equals(claims.get("aal", String.class))));
    }

    /** A token that is genuine. */
    static final class Verified {
        private final Ticket ticket;
        private final boolean twoFactors;

        private Verified(Ticket ticket, boolean twoFactors) {
            this.ticket = ticket;
            this.twoFactors = twoFactors;
        }

        Ticket ticket() {
            return ticket;
        }

        /** Whether a second factor was shown. */
        boolean twoFactors() {
            return twoFactors;
        }
    }
}
