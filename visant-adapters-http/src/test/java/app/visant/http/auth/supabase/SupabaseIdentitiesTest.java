package app.visant.http.auth.supabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.IdentityProvider.Attempt;
import app.visant.application.identity.port.IdentityProvider.Proof;
import app.visant.application.identity.port.IdentityProvider.Registration;
import app.visant.application.identity.port.IdentityProvider.Replacement;
import app.visant.application.identity.port.IdentityProvider.Reset;
import app.visant.application.identity.port.IdentityProvider.Who;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.shared.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the project says beyond right and wrong, and what is not the project's word at all. */
final class SupabaseIdentitiesTest {
    private static final String ADA = "ada@example.org";
    private static final String PASSWORD = "correct horse";

    private final ScriptedSupabase supabase =
            new ScriptedSupabase(new SettableClock(Instant.parse("2026-11-01T12:00:00Z")));
    private final SupabaseProject project = supabase.project();
    private final IdentityProvider provider = project.identities();

    @AfterEach
    void stop() {
        supabase.close();
    }

    @Test
    void names_that_people_choose_come_back_for_show() {
        register(ADA, PASSWORD);

        var identity = identity(prove(Optional.empty()));

        assertThat(identity.name()).contains("Ada");
        assertThat(identity.organizationName()).contains("Harbour works");
    }

    @Test
    void an_address_is_confirmed_only_where_that_takes_a_mail() {
        register(ADA, PASSWORD);
        assertThat(identity(prove(Optional.empty())).confirmed()).isFalse();

        supabase.confirms(false);
        supabase.clock.advance(Duration.ofMinutes(11));

        assertThat(identity(prove(Optional.empty())).confirmed()).isTrue();
    }

    @Test
    void whoever_has_not_confirmed_the_address_is_told_so_in_every_form() {
        supabase.confirms(false);
        for (var form : SupabaseReplies.values()) {
            supabase.tells(form);
            assertThat(register(ADA, PASSWORD)).isEqualTo(new Registration.ConfirmationNeeded());
            assertThat(prove(Optional.empty())).as(form.name()).isEqualTo(new Proof.Unconfirmed());
        }
    }

    @Test
    void the_projects_own_rules_for_passwords_are_told() {
        assertThat(register(ADA, "weak password"))
                .isEqualTo(new Registration.Unacceptable(
                        IdentityProvider.Part.PASSWORD, "Password should contain a digit."));
    }

    @Test
    void a_banned_person_is_told_so_only_with_the_right_password() {
        register(ADA, PASSWORD);
        supabase.ban(ADA);

        assertThat(prove(Optional.empty())).isEqualTo(new Proof.Blocked());
        assertThat(provider.prove(new Attempt(ADA, "wrong horse", Optional.empty())))
                .isEqualTo(new Proof.Refused());
    }

    @Test
    void a_second_factor_there_is_asked_for_here() {
        register(ADA, PASSWORD);
        supabase.setUpFactor(ADA);

        assertThat(prove(Optional.empty())).isInstanceOf(Proof.CodeNeeded.class);
        assertThat(prove(Optional.of("000000"))).isEqualTo(new Proof.WrongCode());
        assertThat(prove(Optional.of(ScriptedSupabase.CODE))).isInstanceOf(Proof.Proven.class);
    }

    @Test
    void a_grant_is_good_for_one_use() {
        var grant = ((Registration.Registered) register(ADA, PASSWORD)).who().grant();

        var next = project.sessions().renew(grant).orElseThrow();

        assertThat(project.sessions().renew(grant)).isEmpty();
        assertThat(project.sessions().renew(next)).isPresent();
    }

    @Test
    void a_password_that_the_project_does_not_take_is_no_bad_link() {
        register(ADA, PASSWORD);
        provider.recover(new Email(ADA), Origin.LOCAL);

        assertThat(provider.reset(new Replacement(
                        supabase.recoveryMailedTo(ADA).orElseThrow(), new Password(PASSWORD), Origin.LOCAL)))
                .isEqualTo(new Reset.Unacceptable("New password should be different from the old password."));
    }

    @Test
    void the_recovery_mail_leads_to_our_page() {
        provider.recover(new Email(ADA), Origin.LOCAL);

        assertThat(supabase.asked())
                .contains("POST /recover?redirect_to=https%3A%2F%2Fvisant.example%2Fui%2Freset-password");
    }

    @Test
    void whatever_is_not_the_projects_word_refuses_nobody() {
        register(ADA, PASSWORD);
        var strange = List.of(
                new MockResponse.Builder()
                        .code(500)
                        .body("{\"code\":\"invalid_credentials\"}")
                        .build(),
                new MockResponse.Builder()
                        .code(502)
                        .body("<html>Bad gateway</html>")
                        .build(),
                new MockResponse.Builder().code(503).build(),
                new MockResponse.Builder()
                        .code(400)
                        .body("<html>Blocked</html>")
                        .build(),
                new MockResponse.Builder()
                        .code(401)
                        .body("{\"message\":\"Invalid API key\"}")
                        .build(),
                new MockResponse.Builder().code(403).body("{}").build(),
                new MockResponse.Builder().code(404).build(),
                new MockResponse.Builder()
                        .code(302)
                        .addHeader("Location", "https://evil.example/")
                        .build(),
                new MockResponse.Builder().code(200).body("{\"user\":{}}").build(),
                new MockResponse.Builder().code(200).body("x".repeat(2_000_000)).build(),
                new MockResponse.Builder()
                        .onRequestStart(new SocketEffect.CloseSocket())
                        .build());

        for (var answer : strange) {
            supabase.answers(Optional.of(answer));
            assertThatThrownBy(() -> register("eve@example.org", PASSWORD))
                    .as(answer.toString())
                    .isInstanceOf(IdentityProvider.AwayException.class);
            if (answer.getCode() != 200) {
                assertThatThrownBy(() -> prove(Optional.empty()))
                        .as(answer.toString())
                        .isInstanceOf(IdentityProvider.AwayException.class);
                assertThatThrownBy(() -> project.sessions().renew("grant"))
                        .as(answer.toString())
                        .isInstanceOf(IdentityProvider.AwayException.class);
            }
        }
    }

    @Test
    void a_project_that_hangs_is_waited_for_so_long_and_no_longer() {
        supabase.answers(Optional.of(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build()));
        var rest = new SupabaseRest(supabase.auth(), ScriptedSupabase.KEY, Duration.ofMillis(100));

        assertThatThrownBy(() -> rest.get("settings")).isInstanceOf(IdentityProvider.AwayException.class);
    }

    @Test
    void nobody_is_told_to_wait_for_ever() {
        supabase.answers(Optional.of(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "8549")
                .body("{\"code\":\"over_request_rate_limit\",\"message\":\"Too many\"}")
                .build()));

        assertThat(prove(Optional.empty())).isEqualTo(new Proof.Throttled(Duration.ofSeconds(60)));
        assertThat(register(ADA, PASSWORD)).isEqualTo(new Registration.Throttled(Duration.ofSeconds(60)));
    }

    @Test
    void what_fails_names_neither_key_nor_password() {
        supabase.answers(Optional.of(new MockResponse.Builder().code(500).build()));

        assertThatThrownBy(() -> prove(Optional.empty()))
                .hasMessageNotContaining(PASSWORD)
                .hasMessageNotContaining(ScriptedSupabase.KEY)
                .hasMessageNotContaining(ADA);
    }

    private Registration register(String email, String password) {
        return provider.register(new Applicant(new Email(email), new Password(password), "Ada", "Harbour works"));
    }

    private Proof prove(Optional<String> code) {
        return provider.prove(new Attempt(ADA, PASSWORD, code));
    }

    private static IdentityProvider.Identity identity(Proof proof) {
        return ((Who.Elsewhere) ((Proof.Proven) proof).who()).identity();
    }
}
