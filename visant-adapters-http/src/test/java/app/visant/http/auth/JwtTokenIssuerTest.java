package app.visant.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.identity.port.TokenIssuerContract;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

final class JwtTokenIssuerTest implements TokenIssuerContract {
    private static final byte[] KEY =
            "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final SecretKey SIGNING = Keys.hmacShaKeyFor(KEY);

    private final TokenIssuer issuer = new JwtTokenIssuer(KEY);

    @Override
    public TokenIssuer issuer() {
        return issuer;
    }

    @Test
    void a_token_made_by_hand_exactly_like_ours_is_taken() {
        assertThat(issuer.verify(forged(token -> token), ISSUED)).contains(CLAIMS);
    }

    @Test
    void a_token_of_another_issuer_audience_or_type_is_refused() {
        assertThat(issuer.verify(forged(token -> token.issuer("somebody")), ISSUED))
                .isEmpty();
        assertThat(issuer.verify(
                        forged(token -> token.audience()
                                .remove("visant-api")
                                .add("other")
                                .and()),
                        ISSUED))
                .isEmpty();
        assertThat(issuer.verify(forged(token -> token.header().type("JWT").and()), ISSUED))
                .isEmpty();
    }

    @Test
    void a_token_without_an_end_a_session_or_a_user_is_refused() {
        assertThat(issuer.verify(forged(token -> token.expiration(null)), ISSUED))
                .isEmpty();
        assertThat(issuer.verify(forged(token -> token.claim("sid", null)), ISSUED))
                .isEmpty();
        assertThat(issuer.verify(forged(token -> token.claim("sid", "no uuid")), ISSUED))
                .isEmpty();
        assertThat(issuer.verify(forged(token -> token.subject(null)), ISSUED)).isEmpty();
    }

    @Test
    void another_algorithm_is_refused_even_with_the_right_key() {
        var other = Jwts.builder()
                .header()
                .type("at+jwt")
                .and()
                .issuer("visant")
                .audience()
                .add("visant-api")
                .and()
                .subject(CLAIMS.user().toString())
                .claim("sid", CLAIMS.session().toString())
                .expiration(Date.from(ISSUED.plusSeconds(60)))
                .signWith(SIGNING, Jwts.SIG.HS512)
                .compact();
        assertThat(issuer.verify(other, ISSUED)).isEmpty();
    }

    @Test
    void a_token_that_brings_its_own_key_is_refused() {
        var own = Jwts.SIG.HS256.key().build();
        var token = Jwts.builder()
                .header()
                .type("at+jwt")
                .add("jku", "http://127.0.0.1:1/keys")
                .add("kid", "theirs")
                .and()
                .issuer("visant")
                .audience()
                .add("visant-api")
                .and()
                .subject(CLAIMS.user().toString())
                .claim("sid", CLAIMS.session().toString())
                .expiration(Date.from(ISSUED.plusSeconds(60)))
                .signWith(own)
                .compact();
        assertThat(issuer.verify(token, ISSUED)).isEmpty();
    }

    @Test
    void a_weak_key_is_refused_at_start() {
        assertThatThrownBy(() -> new JwtTokenIssuer(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String forged(UnaryOperator<JwtBuilder> change) {
        var like = Jwts.builder()
                .header()
                .type("at+jwt")
                .and()
                .issuer("visant")
                .audience()
                .add("visant-api")
                .and()
                .subject(CLAIMS.user().toString())
                .claim("sid", CLAIMS.session().toString())
                .issuedAt(Date.from(ISSUED))
                .expiration(Date.from(ISSUED.plusSeconds(60)));
        return change.apply(like).signWith(SIGNING, Jwts.SIG.HS256).compact();
    }
}
