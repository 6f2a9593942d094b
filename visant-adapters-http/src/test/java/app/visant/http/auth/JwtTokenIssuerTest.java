package app.visant.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.identity.port.TokenIssuerContract;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Date;
import java.util.List;
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
        var other = likeOurs().signWith(SIGNING, Jwts.SIG.HS512).compact();
        assertThat(issuer.verify(other, ISSUED)).isEmpty();
    }

    @Test
    void a_token_that_brings_its_own_key_is_refused() {
        var own = Jwts.SIG.HS256.key().build();
        var token = likeOurs()
                .header()
                .add("jku", "http://127.0.0.1:1/keys")
                .add("kid", "theirs")
                .and()
                .signWith(own)
                .compact();
        assertThat(issuer.verify(token, ISSUED)).isEmpty();
    }

    @Test
    void a_token_of_another_time_is_refused() {
        assertThat(issuer.verify(forged(token -> token.expiration(Date.from(ISSUED))), ISSUED.plusSeconds(1)))
                .as("expired")
                .isEmpty();
        assertThat(issuer.verify(forged(token -> token.notBefore(Date.from(ISSUED.plusSeconds(30)))), ISSUED))
                .as("not yet")
                .isEmpty();
        assertThat(issuer.verify(forged(token -> token.issuedAt(Date.from(ISSUED.plusSeconds(120)))), ISSUED))
                .as("from the future")
                .isEmpty();
        assertThat(issuer.verify(forged(token -> token.issuedAt(Date.from(ISSUED.plusSeconds(30)))), ISSUED))
                .as("of a node whose clock is a little ahead")
                .isPresent();
    }

    @Test
    void a_token_that_names_a_key_is_none_of_ours() {
        assertThat(issuer.verify(
                        forged(token -> token.header().keyId("yesterday").and()), ISSUED))
                .isEmpty();
    }

    @Test
    void a_token_without_a_signature_is_refused_however_it_says_so() {
        var genuine = issuer.issue(CLAIMS, ISSUED);
        var payload = genuine.substring(genuine.indexOf('.') + 1, genuine.lastIndexOf('.'));
        for (var algorithm : new String[] {"none", "None", "NONE"}) {
            var header = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString("{\"alg\":\"%s\",\"typ\":\"at+jwt\"}"
                            .formatted(algorithm)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(issuer.verify(header + "." + payload + ".", ISSUED)).isEmpty();
        }
    }

    @Test
    void a_token_signed_by_somebodys_key_pair_is_refused() {
        for (var algorithm : List.of(Jwts.SIG.RS256, Jwts.SIG.ES256, Jwts.SIG.EdDSA)) {
            var token = likeOurs()
                    .signWith(algorithm.keyPair().build().getPrivate())
                    .compact();
            assertThat(issuer.verify(token, ISSUED)).as(algorithm.getId()).isEmpty();
        }
    }

    @Test
    void a_weak_key_is_refused_at_start() {
        assertThatThrownBy(() -> new JwtTokenIssuer(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String forged(UnaryOperator<JwtBuilder> change) {
        return change.apply(likeOurs()).signWith(SIGNING, Jwts.SIG.HS256).compact();
    }

    /** All but the signature. */
    private static JwtBuilder likeOurs() {
        return Jwts.builder()
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
    }
}
