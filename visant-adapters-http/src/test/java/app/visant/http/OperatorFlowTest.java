package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.health.port.DataDisk.Space;
import app.visant.application.key.KeyAuthentication;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import app.visant.http.auth.CredentialAuthenticator;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator of the platform over the wire, and those who are shut out. */
final class OperatorFlowTest {
    private static final String ADA = "ada@example.org";

    private final WholeServer whole = new WholeServer();
    private final InMemoryWorld world = whole.world;
    private String operator = "";
    private String ada = "";

    @BeforeEach
    void letPeopleIn() {
        whole.server.credentials.ask(whole.assembly.get(CredentialAuthenticator.class));
        whole.server.credentials.askForKeys(whole.assembly.get(KeyAuthentication.class)::authenticate);
        operator = signUp("root@example.org", "Platform");
        world.system(Purpose.OPERATOR).run(tx -> world.users().setOperator(tx, new Email("root@example.org"), true));
        ada = signUp(ADA, "Harbour works");
    }

    @AfterEach
    void stop() {
        whole.close();
    }

    @Test
    void organizationsAreListedFoundAndShownWithWhatTheyUse() {
        var all = operator("GET", "/v1/admin/organizations?limit=1", "");
        assertThat(all.json()).hasSize(1);
        assertThat(all.header("Link")).contains("cursor=");
        var found = operator("GET", "/v1/admin/organizations?q=HARBOUR", "").json();
        assertThat(found).hasSize(1);
        assertThat(found.at("/0/id").asText()).isEqualTo(orgOfAda());
        assertThat(found.at("/0/owners/0").asText()).isEqualTo(ADA);
        assertThat(operator("GET", "/v1/admin/organizations?q=ada@EXAMPLE", "").json())
                .hasSize(1);
        assertThat(operator("GET", "/v1/admin/organizations?suspended=true", "").json())
                .isEmpty();

        var one = operator("GET", organization(), "").json();
        assertThat(one.path("members").asInt()).isEqualTo(1);
        assertThat(one.path("device_slots").asInt()).isEqualTo(5);
        assertThat(one.path("plan").asText()).isEqualTo("trial");
        assertThat(one.at("/usage/storage_bytes").asLong()).isZero();
        assertThat(one.path("own_limits")).isEmpty();
    }

    @Test
    void limitsAreSetLiftedAndTakenBack() {
        var set = operator("PATCH", organization(), "{'limits':{'streams':7,'storage_bytes':0}}");
        assertThat(set.status()).as(set.text()).isEqualTo(200);
        assertThat(set.json().at("/limits/streams").asInt()).isEqualTo(7);
        assertThat(set.json().path("own_limits").toString()).isEqualTo("[\"storage_bytes\",\"streams\"]");
        assertThat(set.json().path("suspended").asBoolean()).isFalse();

        var back = operator("PATCH", organization(), "{'limits':{'streams':null}}");
        assertThat(back.json().path("own_limits").toString()).isEqualTo("[\"storage_bytes\"]");
        assertThat(operator("PATCH", organization(), "{'limits':{'streams':-1}}")
                        .status())
                .isEqualTo(422);
        assertThat(operator("PATCH", organization(), "{'limits':{'beds':1}}").status())
                .isEqualTo(422);
    }

    @Test
    void aSuspendedOrganizationIsShutButForWhatIsThePersonsOwn() {
        var key = key();
        for (var halfSaid :
                List.of("{'suspended':true}", "{'reason':'unpaid'}", "{'suspended':false,'reason':'paid'}")) {
            assertThat(operator("PATCH", organization(), halfSaid).status())
                    .as(halfSaid)
                    .isEqualTo(422);
        }
        var suspended = operator("PATCH", organization(), "{'suspended':true,'reason':'unpaid since May'}");
        assertThat(suspended.json().path("suspension_reason").asText()).isEqualTo("unpaid since May");

        var refused = call("GET", "/v1/devices", ada, "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asText()).isEqualTo("organization_suspended");
        assertThat(refused.text()).doesNotContain("unpaid");
        assertThat(call("GET", "/v1/captures", key, "").text()).contains("organization_suspended");
        var me = call("GET", "/v1/auth/me", ada, "");
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().at("/organization/suspended").asBoolean()).isTrue();
        assertThat(me.text()).doesNotContain("unpaid");
        assertThat(call("POST", "/v1/auth/login", "", "{'email':'%s','password':'correct horse'}".formatted(ADA))
                        .status())
                .as("whoever belongs to another organization too has to come in")
                .isEqualTo(200);

        assertThat(operator("PATCH", organization(), "{'suspended':false}")
                        .json()
                        .path("suspended")
                        .asBoolean())
                .isFalse();
        assertThat(call("GET", "/v1/devices", ada, "").status()).isEqualTo(200);
        assertThat(call("GET", "/v1/captures", key, "").status()).isEqualTo(200);
    }

    @Test
    void whoeverBelongsElsewhereTooWorksThere() {
        var elsewhere = signUp("bob@example.org", "Yard");
        call(
                "POST",
                "/v1/organizations/current/invitations",
                elsewhere,
                "{'email':'%s','role':'viewer'}".formatted(ADA));
        whole.deliver();
        var token = world.mailer().lastTokenTo(ADA).orElseThrow();
        assertThat(call("POST", "/v1/invitations/accept", ada, "{'token':'%s'}".formatted(token))
                        .status())
                .isEqualTo(200);
        operator("PATCH", organization(), "{'suspended':true,'reason':'unpaid'}");
        var yard = call("GET", "/v1/organizations/current", elsewhere, "")
                .json()
                .path("id")
                .asText();

        var switched = call("POST", "/v1/auth/switch-organization", ada, "{'org_id':'%s'}".formatted(yard));

        assertThat(switched.status()).as(switched.text()).isEqualTo(200);
        assertThat(call(
                                "GET",
                                "/v1/devices",
                                switched.json().path("access_token").asText(),
                                "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void devicesOfASuspendedOrganizationAreRefusedAndStayPaired() {
        var org = OrgId.of(orgOfAda());
        var device = world.newDevice(org);
        world.system(Purpose.DEVICE_TOKEN)
                .run(tx -> world.deviceTokens()
                        .issue(tx, org, device.id(), Sha256.of("visd_gate"), PortsUnderTest.NOON, PortsUnderTest.NOON));
        operator("PATCH", organization(), "{'suspended':true,'reason':'unpaid'}");

        for (var path : new String[] {"/v1/device-commands/heartbeat", "/v1/device-commands/ack", "/v1/captures"}) {
            var refused = call("POST", path, "visd_gate", "{}");
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text()).contains("organization_suspended");
        }
        operator("PATCH", organization(), "{'suspended':false}");
        assertThat(call("POST", "/v1/device-commands/heartbeat", "visd_gate", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theOperatorsOwnOrganizationCanBeLetGoOnAgain() {
        var own = operator("GET", "/v1/organizations/current", "")
                .json()
                .path("id")
                .asText();
        operator("PATCH", "/v1/admin/organizations/" + own, "{'suspended':true,'reason':'by mistake'}");
        assertThat(operator("GET", "/v1/devices", "").status()).isEqualTo(403);

        assertThat(operator("PATCH", "/v1/admin/organizations/" + own, "{'suspended':false}")
                        .status())
                .isEqualTo(200);
        assertThat(operator("GET", "/v1/devices", "").status()).isEqualTo(200);
    }

    @Test
    void usersAreListedFoundShownAndSuspended() {
        var found = operator("GET", "/v1/admin/users?q=ADA@", "").json();
        assertThat(found).hasSize(1);
        var user = "/v1/admin/users/" + found.at("/0/id").asText();
        assertThat(operator("GET", user, "").json().path("sessions")).hasSize(1);
        assertThat(operator("GET", user, "").json().at("/memberships/0/role").asText())
                .isEqualTo("owner");

        var suspended = operator("PATCH", user, "{'suspended':true,'reason':'abuse'}");

        assertThat(suspended.json().path("sessions")).isEmpty();
        assertThat(operator("GET", "/v1/admin/users?suspended=true", "").json()).hasSize(1);
        assertThat(call("GET", "/v1/auth/me", ada, "").status()).isEqualTo(401);
        var right = logIn(ADA, "correct horse");
        assertThat(right.status()).isEqualTo(403);
        assertThat(right.json().path("code").asText()).isEqualTo("account_suspended");
        assertThat(told(logIn(ADA, "wrong horse"))).isEqualTo(told(logIn("nobody@example.org", "wrong horse")));

        operator("PATCH", user, "{'suspended':false}");
        assertThat(logIn(ADA, "correct horse").status()).isEqualTo(200);
    }

    @Test
    void operatorsDoNotShutThemselvesOut() {
        var own = operator("GET", "/v1/auth/me", "").json().path("id").asText();

        var refused = operator("PATCH", "/v1/admin/users/" + own, "{'suspended':true,'reason':'oops'}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("own_account");
    }

    @Test
    void devicesAndCodesAreSearched() {
        operator("POST", "/v1/admin/devices", "{'device_ids':['YARD-1','YARD-2'],'batch_id':'spring'}");
        world.newDevice(OrgId.of(orgOfAda()));

        assertThat(operator("GET", "/v1/admin/devices?q=yard", "").json()).hasSize(2);
        assertThat(operator("GET", "/v1/admin/devices?batch_id=spring&limit=1", "")
                        .json())
                .hasSize(1);
        assertThat(operator("GET", "/v1/admin/devices?status=active", "").json())
                .hasSize(1);
        assertThat(operator("GET", "/v1/admin/devices?org_id=" + orgOfAda(), "").json())
                .hasSize(1);
        assertThat(operator("GET", "/v1/admin/devices?status=lost", "").status())
                .isEqualTo(422);

        operator("POST", "/v1/admin/codes", "{'code':'FAIR-2026','benefit_type':'device_slots','benefit_value':1}");
        operator("POST", "/v1/admin/codes", "{'benefit_type':'device_slots','benefit_value':1,'description':'gift'}");
        operator("PATCH", "/v1/admin/codes/FAIR-2026", "{'active':false}");
        assertThat(operator("GET", "/v1/admin/codes?q=fair", "").json()).hasSize(1);
        assertThat(operator("GET", "/v1/admin/codes?q=GIFT", "").json()).hasSize(1);
        assertThat(operator("GET", "/v1/admin/codes?active=false", "").json()).hasSize(1);
    }

    @Test
    void theOperatorSeesHowTheInstallationIsDoing() {
        world.dataDisk().set(Optional.of(new Space(1000, 250)));

        var health = operator("GET", "/v1/admin/health", "");

        assertThat(health.status()).as(health.text()).isEqualTo(200);
        assertThat(health.json().path("version").asText()).isEqualTo("1.2.3");
        assertThat(health.json().at("/storage/disk_free_bytes").asLong()).isEqualTo(250);
        // A letter to each who signed up.
        assertThat(health.json().path("jobs").findValuesAsText("kind")).contains("mail");
        var refused = whole.server.get("/v1/admin/health").bearer(ada).send();
        assertThat(refused.status()).isEqualTo(403);

        world.dataDisk().set(Optional.empty());
        var silent = operator("GET", "/v1/admin/health", "").json();
        assertThat(silent.at("/storage/disk_free_bytes").isNull()).isTrue();
    }

    @Test
    void theOperatorReadsTheLogOfThePlatformAndOfAnyOrganization() {
        operator("POST", "/v1/admin/devices", "{'device_ids':['YARD-1']}");
        operator("PATCH", organization(), "{'suspended':true,'reason':'unpaid'}");

        assertThat(operator("GET", "/v1/admin/audit", "").json().findValuesAsText("action"))
                .containsExactly("device.made");
        assertThat(operator("GET", "/v1/admin/audit?org_id=" + orgOfAda() + "&actor=operator", "")
                        .json()
                        .findValuesAsText("action"))
                .containsExactly("organization.suspended");
        var table = whole.server
                .get("/v1/admin/audit?actor=operator")
                .bearer(operator)
                .header("Accept", "text/csv")
                .send();
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.text()).contains(",request_id,id,org_id\r\n").contains("device.made");
        assertThat(operator("GET", "/v1/admin/audit?org_id=everything", "").status())
                .isEqualTo(422);
    }

    @Test
    void thereIsNothingOfNobody() {
        var nobody = world.ids().next();

        assertThat(operator("GET", "/v1/admin/organizations/" + nobody, "").status())
                .isEqualTo(404);
        assertThat(operator("PATCH", "/v1/admin/organizations/" + nobody, "{'suspended':false}")
                        .status())
                .isEqualTo(404);
        assertThat(operator("GET", "/v1/admin/users/" + nobody, "").status()).isEqualTo(404);
        assertThat(operator("PATCH", "/v1/admin/users/" + nobody, "{'suspended':false}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void meTellsWhetherTheAddressIsProven() {
        assertThat(call("GET", "/v1/auth/me", ada, "")
                        .json()
                        .path("email_verified")
                        .asBoolean())
                .isFalse();
        whole.deliver();
        var token = world.mailer().lastTokenTo(ADA).orElseThrow();

        call("POST", "/v1/auth/verify-email", "", "{'token':'%s'}".formatted(token));

        assertThat(call("GET", "/v1/auth/me", ada, "")
                        .json()
                        .path("email_verified")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anInvitationToAnAccountThatNeverProvedTheAddressIsAConflict() {
        call(
                "POST",
                "/v1/organizations/current/invitations",
                operator,
                "{'email':'%s','role':'viewer'}".formatted(ADA));
        whole.deliver();
        var token = world.mailer().lastTokenTo(ADA).orElseThrow();

        var refused = call(
                "POST", "/v1/invitations/accept", "", "{'token':'%s','password':'correct horse'}".formatted(token));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("account_unproven");
    }

    @Test
    void aDeviceHasFiftySchedulesAndTheNextIsAConflict() {
        var device = world.newDevice(OrgId.of(orgOfAda())).id();
        for (var i = 0; i < 50; i++) {
            assertThat(schedule(device).status()).isEqualTo(200);
        }

        var refused = schedule(device);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("too_many_schedules");
    }

    @Test
    void nothingIsTriggeredOnceThePlanHasEnded() {
        var device = world.newDevice(OrgId.of(orgOfAda())).id();
        world.clock().advance(Duration.ofDays(30));
        var fresh = logIn(ADA, "correct horse").json().path("access_token").asText();

        var refused = call("POST", "/v1/devices/" + device + "/trigger", fresh, "{}");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json().path("code").asText()).isEqualTo("trial_expired");
    }

    private Call.Reply schedule(DeviceId device) {
        return call(
                "POST",
                "/v1/scheduled-triggers",
                ada,
                "{'device_id':'%s','trigger_label':'hourly','cron_expression':'0 * * * *'}".formatted(device));
    }

    private String key() {
        return call("POST", "/v1/api-keys", ada, "{'name':'Wall','scopes':['captures:read']}")
                .json()
                .path("key")
                .asText();
    }

    private String organization() {
        return "/v1/admin/organizations/" + orgOfAda();
    }

    private String orgOfAda() {
        return world.system(Purpose.LOG_IN)
                .find(tx -> world.users().findByEmail(tx, new Email(ADA)))
                .orElseThrow()
                .user()
                .currentOrg()
                .toString();
    }

    private String signUp(String email, String organization) {
        return call(
                        "POST",
                        "/v1/auth/signup",
                        "",
                        "{'email':'%s','password':'correct horse','organization_name':'%s'}"
                                .formatted(email, organization))
                .json()
                .path("access_token")
                .asText();
    }

    private Call.Reply logIn(String email, String password) {
        return call("POST", "/v1/auth/login", "", "{'email':'%s','password':'%s'}".formatted(email, password));
    }

    private Call.Reply operator(String method, String path, String body) {
        return call(method, path, operator, body);
    }

    private Call.Reply call(String method, String path, String bearer, String body) {
        var call = whole.server.call(method, path);
        var known = bearer.isEmpty() ? call : call.bearer(bearer);
        return (body.isEmpty() ? known : known.json(body.replace('\'', '"'))).send();
    }

    /** All but the id of the request. */
    private static String told(Call.Reply reply) {
        return reply.status()
                + reply.text().replaceFirst("\"request_id\":\"[^\"]*\"", "").toLowerCase(Locale.ROOT);
    }
}
