package app.visant.http.auth;

import app.visant.application.identity.port.TokenIssuer;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Access tokens as JWT, signed by HMAC-SHA-256 with one key that never leaves the installation. Whatever a token says of
 * algorithms or keys is not believed: there is one of each.
 */
public final class JwtTokenIssuer implements TokenIssuer {
    private static final Logger LOG = LoggerFactory.getLogger(JwtTokenIssuer.class);
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 2048;
    private static final String ISSUER = "visant";
    private static final String AUDIENCE = "visant-api";
    private static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final SecretKey key;

    /** @param key at least 256 random bits */
    public JwtTokenIssuer(byte[] key) {
        if (key.length < KEY_BYTES) {
            throw new IllegalArgumentException("the key must have at least " + KEY_BYTES + " bytes");
        }
        this.key = Keys.hmacShaKeyFor(key);
    }

    @Override
    public String issue(Claims claims, Instant now) {
        return Jwts.builder()
                .header()
                .type(TYPE)
                .and()
                .issuer(ISSUER)
                .audience()
                .add(AUDIENCE)
                .and()
                .subject(claims.user().toString())
                .claim(SESSION, claims.session().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .signWith(key, Jwts.SIG.HS256)
                .compact();
    }

    @Override
    public Optional<Claims> verify(String token, Instant now) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var parser = Jwts.parser()
                    .sig()
                    .clear()
                    .add(Jwts.SIG.HS256)
                    .and()
                    .verifyWith(key)
                    .requireIssuer(ISSUER)
                    .requireAudience(AUDIENCE)
                    .clock(() -> Date.from(now))
                    .build();
            return claims(parser.parseSignedClaims(token), now);
        } catch (JwtException | IllegalArgumentException e) {
            LOG.debug("an access token was refused", e);
            return Optional.empty();
        }
    }

    /** Ours name no key, as there is one; and none is from the future, however two nodes' clocks differ. */
    private static Optional<Claims> claims(Jws<io.jsonwebtoken.Claims> token, Instant now) {
        var body = token.getPayload();
        var session = body.get(SESSION, String.class);
        var user = body.getSubject();
        var issued = body.getIssuedAt();
        return TYPE.equals(token.getHeader().getType())
                        && token.getHeader().getKeyId() == null
                        && (issued == null || !issued.toInstant().isAfter(now.plus(SKEW)))
                        && body.getExpiration() != null
                        && session != null
                        && user != null
                ? Optional.of(new Claims(UserId.of(user), SessionId.of(session)))
                : Optional.empty();
    }
}
