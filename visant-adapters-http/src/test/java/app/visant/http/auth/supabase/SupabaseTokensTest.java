package app.visant.http.auth.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.ProviderSessions;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens of the project, genuine and not. */
final class SupabaseTokensTest {
    private static final String ADA = "ada@example.org";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final ScriptedSupabase supabase = new ScriptedSupabase(clock);
    private final SupabaseProject project = supabase.project();
    private final ProviderSessions sessions = project.sessions();

    @BeforeEach
    void register() {
        project.identities()
                .register(new Applicant(new Email(ADA), new Password("correct horse"), "Ada", "Harbour works"));
    }

    @AfterEach
    void stop() {
        supabase.close();
    }

    @Test
    void a_token_says_who_and_which_session_and_until_when() {
        var ticket = read(token -> token).orElseThrow();

        assertThat(ticket.subject().issuer()).isEqualTo(supabase.auth().toString());
        assertThat(ticket.subject().id()).isEqualTo(supabase.idOf(ADA));
        assertThat(ticket.expiresAt()).isEqualTo(clock.instant().plusSeconds(3600));
    }

    @Test
    void an_audience_may_be_a_list() {
        assertThat(read(token -> token.claim("aud", List.of("authenticated", "other"))))
                .isPresent();
    }

    @Test
    void a_token_of_another_issuer_audience_or_role_is_refused() {
        assertThat(read(token -> token.issuer("https://evil.example/auth/v1"))).isEmpty();
        assertThat(read(token -> token.claim("iss", null))).isEmpty();
        assertThat(read(token -> token.claim("aud", "anon"))).isEmpty();
        assertThat(read(token -> token.claim("aud", null))).isEmpty();
        assertThat(read(token -> token.claim("role", "service_role"))).isEmpty();
        assertThat(read(token -> token.claim("role", "anon"))).isEmpty();
        assertThat(read(token -> token.claim("role", null))).isEmpty();
    }

    @Test
    void the_projects_own_keys_are_nobody() {
        for (var role : new String[] {"anon", "service_role"}) {
            var key = signed(Jwts.builder()
                    .issuer("supabase")
                    .claim("ref", "abc")
                    .claim("role", role)
                    .issuedAt(Date.from(clock.instant()))
                    .expiration(Date.from(clock.instant().plus(Duration.ofDays(3650)))));
            assertThat(sessions.read(key, clock.instant())).as(role).isEmpty();
        }
    }

    @Test
    void a_token_of_nobody_in_particular_is_refused() {
        assertThat(read(token -> token.subject(null))).isEmpty();
        assertThat(read(token -> token.subject("root"))).isEmpty();
        assertThat(read(token -> token.claim("session_id", null))).isEmpty();
        assertThat(read(token -> token.claim("session_id", "../x"))).isEmpty();
        assertThat(read(token -> token.claim("is_anonymous", true))).isEmpty();
    }

    @Test
    void a_token_of_another_time_is_refused() {
        assertThat(read(token -> token.expiration(at(-1)))).isEmpty();
        assertThat(read(token -> token.expiration(at(0)))).isEmpty();
        assertThat(read(token -> token.expiration(null))).isEmpty();
        assertThat(read(token -> token.notBefore(at(120)))).isEmpty();
        assertThat(read(token -> token.issuedAt(at(120)))).isEmpty();
        assertThat(read(token -> token.issuedAt(at(30))))
                .as("clocks differ a little")
                .isPresent();
    }

    @Test
    void no_signature_is_no_token() {
        var genuine = supabase.token(ADA, token -> token);
        var payload = genuine.substring(genuine.indexOf('.') + 1, genuine.lastIndexOf('.'));
        for (var algorithm : new String[] {"none", "None", "NONE", "nOnE"}) {
            var header = encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}");
            assertThat(sessions.read(header + "." + payload + ".", clock.instant()))
                    .isEmpty();
            assertThat(sessions.read(header + "." + payload + "." + encoded("x"), clock.instant()))
                    .isEmpty();
        }
    }

    @Test
    void another_algorithm_is_refused_even_with_the_right_secret() {
        var secret = Keys.hmacShaKeyFor((Signer.SECRET + Signer.SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(sessions.read(
                        like(clock.instant()).signWith(secret, Jwts.SIG.HS512).compact(), clock.instant()))
                .isEmpty();
        assertThat(sessions.read(
                        like(clock.instant()).signWith(secret, Jwts.SIG.HS384).compact(), clock.instant()))
                .isEmpty();
    }

    @Test
    void a_public_key_is_no_secret() {
        var elliptic = (Signer.Elliptic) Signer.elliptic("ec-1");
        supabase.signsWith(elliptic);
        var publicKey = elliptic.pair().getPublic().getEncoded();
        var confused = like(clock.instant())
                .header()
                .keyId("ec-1")
                .and()
                .signWith(Keys.hmacShaKeyFor(publicKey), Jwts.SIG.HS256)
                .compact();
        var underItsName = like(clock.instant())
                .header()
                .keyId("ec-1")
                .and()
                .signWith(Keys.hmacShaKeyFor(Signer.SECRET.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256)
                .compact();

        assertThat(sessions.read(confused, clock.instant())).isEmpty();
        assertThat(sessions.read(underItsName, clock.instant())).isEmpty();
    }

    @Test
    void without_a_secret_no_token_is_signed_by_one() {
        var keysOnly = new SupabaseProject(
                        new SupabaseProject.Access(supabase.auth(), ScriptedSupabase.KEY, Optional.empty()),
                        supabase.auth().toString(),
                        supabase.auth(),
                        clock)
                .sessions();

        assertThat(keysOnly.read(supabase.token(ADA, token -> token), clock.instant()))
                .isEmpty();
    }

    @Test
    void a_key_for_one_algorithm_is_not_taken_for_another() {
        supabase.signsWith(Signer.rsa("key-1"));
        var impostor = (Signer.Elliptic) Signer.elliptic("key-1");

        assertThat(sessions.read(impostor.sign(like(clock.instant())), clock.instant()))
                .isEmpty();
    }

    @Test
    void a_new_key_is_found_at_once_and_without_a_restart() {
        supabase.signsWith(Signer.elliptic("ec-1"));
        assertThat(read(token -> token)).isPresent();
        clock.advance(Duration.ofSeconds(61));

        supabase.signsWith(Signer.rsa("rsa-2"));

        assertThat(read(token -> token)).isPresent();
    }

    @Test
    void unknown_keys_are_looked_for_once_a_minute_however_many_ask() {
        supabase.signsWith(Signer.elliptic("ec-1"));
        assertThat(read(token -> token)).isPresent();
        var stranger = Signer.elliptic("ec-x");
        for (var i = 0; i < 50; i++) {
            assertThat(sessions.read(stranger.sign(like(clock.instant())), clock.instant()))
                    .isEmpty();
        }
        assertThat(timesKeysWereAskedFor()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(61));
        for (var i = 0; i < 50; i++) {
            sessions.read(stranger.sign(like(clock.instant())), clock.instant());
        }
        assertThat(timesKeysWereAskedFor()).isEqualTo(2);
    }

    @Test
    void a_revoked_key_is_worth_nothing_ten_minutes_later() {
        var key = Signer.elliptic("ec-1");
        supabase.signsWith(key);
        assertThat(read(token -> token)).isPresent();
        supabase.revoke(key);

        clock.advance(Duration.ofMinutes(10));

        assertThat(read(token -> token)).isEmpty();
    }

    @Test
    void while_the_project_is_away_known_keys_serve_for_a_while_and_then_nobody_is_refused() {
        supabase.signsWith(Signer.elliptic("ec-1"));
        assertThat(read(token -> token)).isPresent();
        supabase.answers(Optional.of(new MockResponse.Builder().code(503).build()));

        clock.advance(Duration.ofMinutes(15));
        assertThat(read(token -> token)).isPresent();
        clock.advance(Duration.ofMinutes(6));
        assertThatThrownBy(() -> read(token -> token)).isInstanceOf(IdentityProvider.AwayException.class);
    }

    @Test
    void a_token_of_a_session_that_needs_a_second_factor_and_lacks_it_holds_nobody() {
        supabase.setUpFactor(ADA);
        var token = supabase.token(ADA, t -> t);

        assertThat(sessions.read(token, clock.instant())).isPresent();
        assertThat(sessions.holder(token)).isEmpty();
        assertThat(sessions.holder(supabase.token(ADA, t -> t.claim("aal", "aal2"))))
                .isPresent();
    }

    @Test
    void a_token_of_a_session_that_ended_holds_nobody() {
        var token = supabase.token(ADA, t -> t);
        supabase.endSessions(ADA);

        assertThat(sessions.holder(token)).isEmpty();
    }

    @Test
    void an_endless_token_is_not_even_read() {
        assertThat(read(token -> token.claim("user_metadata", "x".repeat(9_000))))
                .isEmpty();
    }

    private Optional<ProviderSessions.Ticket> read(UnaryOperator<JwtBuilder> change) {
        return sessions.read(supabase.token(ADA, change), clock.instant());
    }

    private JwtBuilder like(Instant now) {
        return Jwts.builder()
                .issuer(supabase.auth().toString())
                .subject(supabase.idOf(ADA))
                .claim("aud", "authenticated")
                .claim("role", "authenticated")
                .claim("session_id", "5c1f4f3e-58f4-4b4f-9a4a-111111111111")
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(3600)));
    }

    private static String signed(JwtBuilder token) {
        return Signer.hmac().sign(token);
    }

    private Date at(int seconds) {
        return Date.from(clock.instant().plusSeconds(seconds));
    }

    private long timesKeysWereAskedFor() {
        return supabase.asked().stream().filter(what -> what.contains("jwks")).count();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
