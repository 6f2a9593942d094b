package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.OrgId;
import app.visant.http.auth.CredentialAuthenticator;
import app.visant.http.auth.supabase.ScriptedSupabase;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts over the wire where a Supabase project keeps the passwords. */
final class SupabaseFlowTest {
    private static final String ADA = "ada@example.org";
    private static final String PASSWORD = "correct horse";
    private static final String LOGIN = "{'email':'%s','password':'%s'}".formatted(ADA, PASSWORD);

    private final ScriptedSupabase supabase = new ScriptedSupabase(new SettableClock());
    private final WholeServer whole = whole();
    private final InMemoryWorld world = whole.world;

    private WholeServer whole() {
        var project = supabase.project();
        return new WholeServer(List.of(project.identities(), project.sessions()));
    }

    @BeforeEach
    void admitPeople() {
        whole.server.credentials.ask(whole.assembly.get(CredentialAuthenticator.class));
    }

    @AfterEach
    void stop() {
        whole.close();
        supabase.close();
    }

    @Test
    void signUpLogInRefreshAndLogOutWorkAsEver() {
        var signedUp = post(
                "/v1/auth/signup",
                "{'email':'%s','password':'%s','name':'Ada L.','organization_name':'Engines'}"
                        .formatted(ADA, PASSWORD));
        assertThat(signedUp.status()).isEqualTo(200);
        assertThat(signedUp.json().at("/user/name").asText()).isEqualTo("Ada L.");
        assertThat(me(access(signedUp)).json().at("/organization/name").asText())
                .isEqualTo("Engines");

        var loggedIn = post("/v1/auth/login", LOGIN);
        assertThat(loggedIn.json().at("/user/id")).isEqualTo(signedUp.json().at("/user/id"));

        var refreshed = refresh(loggedIn);
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(me(access(refreshed)).status()).isEqualTo(200);

        assertThat(whole.server
                        .post("/v1/auth/logout")
                        .bearer(access(refreshed))
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(me(access(refreshed)).status()).isEqualTo(401);
    }

    @Test
    void aProjectThatWantsAddressesConfirmedLetsNobodyInBefore() {
        supabase.confirms(false);

        var signedUp = post("/v1/auth/signup", LOGIN);
        assertThat(signedUp.status()).isEqualTo(202);
        assertThat(signedUp.json().path("status").asText()).isEqualTo("confirmation_needed");
        assertThat(signedUp.text()).doesNotContain("token");
        var early = post("/v1/auth/login", LOGIN);
        assertThat(early.status()).isEqualTo(403);
        assertThat(early.code()).isEqualTo("email_not_confirmed");

        supabase.confirm(ADA);

        assertThat(post("/v1/auth/login", LOGIN).status()).isEqualTo(200);
    }

    @Test
    void whileItIsAwayThatIsSaidAndNobodysPasswordIsWrong() {
        var signedUp = post("/v1/auth/signup", LOGIN);
        supabase.answers(Optional.of(new MockResponse.Builder().code(500).build()));

        for (var path : new String[] {"/v1/auth/login", "/v1/auth/signup"}) {
            var answer = post(path, LOGIN.replace("ada@", "eve@"));
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("identity_provider_unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
        assertThat(refresh(signedUp).status()).isEqualTo(503);
        assertThat(me(access(signedUp)).status()).isEqualTo(200);
        assertThat(post("/v1/auth/forgot-password", "{'email':'%s'}".formatted(ADA))
                        .status())
                .isEqualTo(202);

        supabase.answers(Optional.empty());
        assertThat(refresh(signedUp).status()).isEqualTo(200);
    }

    @Test
    void wrongPasswordAndUnknownAddressAreAnsweredAlikeAndLimited() {
        post("/v1/auth/signup", LOGIN);
        var wrong = post("/v1/auth/login", LOGIN.replace("horse", "house"));
        var unknown = post("/v1/auth/login", LOGIN.replace("ada@", "eve@"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.text().replaceFirst("\"request_id\":\"[^\"]*\"", ""))
                .isEqualTo(wrong.text().replaceFirst("\"request_id\":\"[^\"]*\"", ""));

        for (var i = 0; i < 9; i++) {
            post("/v1/auth/login", LOGIN.replace("horse", "house"));
        }
        assertThat(post("/v1/auth/login", LOGIN).status()).isEqualTo(429);
    }

    @Test
    void aTokenOfTheProjectIsACredentialAndTheProjectsKeysAreNone() {
        register();
        var token = supabase.token(ADA, claims -> claims);

        var me = me(token);

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("role").asText()).isEqualTo("owner");
        assertThat(me(ScriptedSupabase.KEY).status()).isEqualTo(401);
        assertThat(me(supabase.token(ADA, claims -> claims.claim("role", "anon")))
                        .status())
                .isEqualTo(401);
        assertThat(me(supabase.token(ADA, claims -> claims.claim("role", "service_role")))
                        .status())
                .isEqualTo(401);
        var sessions =
                whole.server.get("/v1/auth/sessions").bearer(token).send().json();
        assertThat(sessions).hasSize(1);
        assertThat(sessions.at("/0/kind").asText()).isEqualTo("token");
    }

    @Test
    void whoeverIsBannedThereIsOutAtTheNextRefresh() {
        var signedUp = post("/v1/auth/signup", LOGIN);
        supabase.ban(ADA);

        assertThat(refresh(signedUp).status()).isEqualTo(401);
        assertThat(me(access(signedUp)).status()).isEqualTo(401);
        var answer = post("/v1/auth/login", LOGIN);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("account_suspended");
    }

    @Test
    void aForgottenPasswordIsReplacedThroughThePageTheMailLeadsTo() {
        var signedUp = post("/v1/auth/signup", LOGIN);
        post("/v1/auth/forgot-password", "{'email':'%s'}".formatted(ADA));
        var token = supabase.recoveryMailedTo(ADA).orElseThrow();

        assertThat(post("/v1/auth/reset-password", "{'token':'nonsense','password':'another horse'}")
                        .code())
                .isEqualTo("bad_link");
        assertThat(post("/v1/auth/reset-password", "{'token':'%s','password':'another horse'}".formatted(token))
                        .status())
                .isEqualTo(204);

        assertThat(me(access(signedUp)).status()).isEqualTo(401);
        assertThat(post("/v1/auth/login", LOGIN.replace(PASSWORD, "another horse"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/auth/totp",
                "POST /v1/auth/totp",
                "POST /v1/auth/totp/confirm",
                "POST /v1/auth/totp/recovery-codes",
                "POST /v1/auth/totp/disable",
                "POST /v1/auth/verify-email",
                "POST /v1/auth/verify-email/resend",
                "POST /v1/auth/change-password",
            })
    void whatIsTheProjectsBusinessIsSaidToBe(String route) {
        var token = access(post("/v1/auth/signup", LOGIN));
        var parts = route.split(" ", 2);

        var answer = whole.server.call(parts[0], parts[1]).bearer(token).send();

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("managed_by_supabase");
    }

    @Test
    void anInvitationIsAcceptedByWhoeverSignedInWithItsAddress() {
        var owner = access(post("/v1/auth/signup", LOGIN));
        whole.server
                .post("/v1/organizations/current/invitations")
                .bearer(owner)
                .json("{\"email\":\"bob@example.org\",\"role\":\"editor\"}")
                .send();
        whole.deliver();
        var accept = "{\"token\":\"%s\",\"password\":\"correct horse\"}"
                .formatted(world.mailer().lastTokenTo("bob@example.org").orElseThrow());

        var stranger = whole.server.post("/v1/invitations/accept").json(accept).send();
        assertThat(stranger.status()).isEqualTo(409);
        assertThat(stranger.code()).isEqualTo("account_needed");

        var bob = access(post("/v1/auth/signup", LOGIN.replace("ada@", "bob@")));
        assertThat(whole.server
                        .post("/v1/invitations/accept")
                        .bearer(owner)
                        .json(accept)
                        .send()
                        .status())
                .isEqualTo(403);
        var joined = whole.server
                .post("/v1/invitations/accept")
                .bearer(bob)
                .json(accept)
                .send();
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().at("/user/role").asText()).isEqualTo("editor");
        assertThat(me(bob).json().path("organizations")).hasSize(2);
    }

    @Test
    void theExportNamesTheIdentityAndTheDeletionAsksForThePassword() {
        var token = access(post("/v1/auth/signup", LOGIN));
        var export = whole.server.get("/v1/auth/export").bearer(token).send().json();
        assertThat(export.at("/identities/0/issuer").asText()).endsWith("/auth/v1");

        assertThat(delete(token, "wrong horse").code()).isEqualTo("wrong_password");
        assertThat(delete(token, PASSWORD).status()).isEqualTo(204);
        assertThat(me(token).status()).isEqualTo(401);
    }

    @Test
    void anAccountFromBeforeIsNotTakenOverByItsAddress() {
        var user = world.newOwner();
        world.system(Purpose.LOG_IN).run(tx -> world.users().readdress(tx, user.id(), new Email(ADA)));
        register();

        var answer = post("/v1/auth/login", LOGIN);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("account_not_linked");
        assertThat(me(supabase.token(ADA, claims -> claims)).status()).isEqualTo(401);
    }

    @Test
    void noTokenOfTheProjectIsGivenAway() {
        var signedUp = post("/v1/auth/signup", LOGIN);

        assertThat(signedUp.text()).doesNotContain("refresh-");
        assertThat(founded(signedUp)).extracting(Organization::name).isEqualTo("ada's organization");
    }

    private Organization founded(Call.Reply signedUp) {
        var org = OrgId.of(signedUp.json().at("/user/org_id").asText());
        return world.in(org).find(tx -> world.organizations().find(tx, org)).orElseThrow();
    }

    /** At the project, and not here. */
    private void register() {
        var project = supabase.project();
        project.identities().register(new Applicant(new Email(ADA), new Password(PASSWORD), "Ada", "Works"));
    }

    private Call.Reply refresh(Call.Reply signedIn) {
        return post(
                "/v1/auth/token/refresh",
                "{'refresh_token':'%s'}"
                        .formatted(signedIn.json().path("refresh_token").asText()));
    }

    private Call.Reply me(String token) {
        return whole.server.get("/v1/auth/me").bearer(token).send();
    }

    private Call.Reply delete(String token, String password) {
        return whole.server
                .delete("/v1/auth/me")
                .bearer(token)
                .json("{\"password\":\"%s\"}".formatted(password))
                .send();
    }

    private static String access(Call.Reply signedIn) {
        return signedIn.json().path("access_token").asText();
    }

    private Call.Reply post(String path, String body) {
        return whole.server.post(path).json(body.replace('\'', '"')).send();
    }
}
