package app.visant.http.activation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.activation.CodeAdministration;
import app.visant.application.activation.CodeLedger;
import app.visant.application.activation.CodeRedemption;
import app.visant.application.activation.CodeTries;
import app.visant.application.device.DeviceActivation;
import app.visant.application.device.DeviceFleet;
import app.visant.application.device.DeviceSlots;
import app.visant.application.device.DeviceTokens;
import app.visant.application.device.PairingText;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.http.Call;
import app.visant.http.TestServer;
import app.visant.http.device.DeviceEndpoints;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CodeEndpointsTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final CodeRedemption redemption = new CodeRedemption(
            world.transactions(),
            new CodeLedger(world.codes(), world.organizations(), world.verifiedAddresses(), world.ids(), world.clock()),
            new CodeTries(world.rateLimiter(), world.clock()));
    private final TestServer server = TestServer.keeping(
            world.idempotency(),
            new CodeEndpoints(redemption),
            new OperatorCodeEndpoints(
                    new CodeAdministration(world.transactions(), world.codes(), world.tokens(), world.clock())),
            devices());
    private final OrgId org = world.newOrg();
    private final String owner = server.member(org, Role.OWNER);
    private final String operator = operator();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aCodeIsMadeRedeemedListedAndWatched() {
        var made = post(operator, "/v1/admin/codes", """
                {"code": "spring-26", "description": "fair", "benefit_type": "device_slots", "benefit_value": 3,
                 "max_uses": 10, "valid_until": "2030-01-01T00:00:00Z"}
                """);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json().path("code").asText()).isEqualTo("SPRING-26");
        assertThat(made.json().path("one_per_user").asBoolean()).isTrue();
        assertThat(made.json().path("active").asBoolean()).isTrue();

        var redeemed = post(owner, "/v1/codes/Spring-26/redeem", "");
        assertThat(redeemed.status()).as(redeemed.text()).isEqualTo(200);
        assertThat(redeemed.json().path("device_slots").asInt()).isEqualTo(8);
        assertThat(redeemed.json().path("plan").asText()).isEqualTo("trial");

        assertThat(get("/v1/admin/codes").json().path(0).path("uses_count").asInt())
                .isEqualTo(1);
        assertThat(get("/v1/admin/codes/spring-26/redemptions")
                        .json()
                        .path(0)
                        .path("org_id")
                        .asText())
                .isEqualTo(org.toString());
        assertThat(get("/v1/admin/codes/no-such/redemptions").status()).isEqualTo(404);
        assertThat(get("/v1/admin/codes/%C3%B1/redemptions").status()).isEqualTo(404);
    }

    @Test
    void anUnknownCodeAndOneThatIsOffAreTheSameToTheByte() {
        made("OFF-NOW", "\"max_uses\": 1");
        assertThat(patch("OFF-NOW", "{\"active\": false}").status()).isEqualTo(200);

        var off = post(owner, "/v1/codes/OFF-NOW/redeem", "");
        var unknown = post(owner, "/v1/codes/NO-SUCH/redeem", "");

        assertThat(off.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(off.code()).isEqualTo("unknown_code").isEqualTo(unknown.code());
        assertThat(withoutRequestId(off)).isEqualTo(withoutRequestId(unknown));
        assertThat(post(owner, "/v1/codes/..%2F..%2Fetc/redeem", "").status()).isIn(400, 404, 422);
    }

    @Test
    void guessingEndsIn429WithTheTimeToWait() {
        for (var i = 0; i < 10; i++) {
            assertThat(post(owner, "/v1/codes/GUESS-" + i + "/redeem", "").status())
                    .isEqualTo(422);
        }

        var limited = post(owner, "/v1/codes/GUESS/redeem", "");

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.header("Retry-After")).matches("[1-9][0-9]*");
    }

    @Test
    void aRepeatedRequestWithItsKeyRedeemsOnce() {
        made("MANY", "\"one_per_user\": false");

        var first = redeemWithKey("MANY");
        var second = redeemWithKey("MANY");

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(get("/v1/admin/codes").json().path(0).path("uses_count").asInt())
                .isEqualTo(1);
    }

    @Test
    void limitsAreChangedNullLiftsOneAndTheLimitIsNeverBelowTheUses() {
        made("LIMITED", "\"max_uses\": 5, \"one_per_user\": false, \"valid_until\": \"2030-01-01T00:00:00Z\"");
        post(owner, "/v1/codes/LIMITED/redeem", "");
        post(owner, "/v1/codes/LIMITED/redeem", "");

        assertThat(patch("LIMITED", "{\"max_uses\": 1}").status()).isEqualTo(422);
        var changed = patch("LIMITED", "{\"max_uses\": 2, \"valid_until\": null}");

        assertThat(changed.json().path("max_uses").asInt()).isEqualTo(2);
        assertThat(changed.json().path("valid_until").isMissingNode()
                        || changed.json().path("valid_until").isNull())
                .isTrue();
        assertThat(post(owner, "/v1/codes/LIMITED/redeem", "").code()).isEqualTo("code_used_up");
        assertThat(patch("NO-SUCH", "{}").status()).isEqualTo(404);
    }

    @Test
    void nonsenseIsRefusedWithWhatIsWrong() {
        assertThat(made("x", "\"max_uses\": 1").status()).isEqualTo(422);
        assertThat(made("ZERO", "\"max_uses\": 0").status()).isEqualTo(422);
        assertThat(made("PERIOD", "\"valid_from\": \"2030-01-01T00:00:00Z\", \"valid_until\": \"2029-01-01T00:00:00Z\"")
                        .status())
                .isEqualTo(422);
        assertThat(made("DOMAIN", "\"allowed_email_domains\": [\"nonsense\"]").status())
                .isEqualTo(422);
        var much =
                post(operator, "/v1/admin/codes", "{\"benefit_type\": \"free_months\", \"benefit_value\": 2147483647}");
        assertThat(much.status()).isEqualTo(422);
        made("TAKEN", "\"max_uses\": 1");
        assertThat(made("TAKEN", "\"max_uses\": 1").code()).isEqualTo("code_taken");
    }

    @Test
    void theSixthDeviceAnswers402AndWithACode200() {
        for (var i = 0; i < 5; i++) {
            assertThat(registered().status()).isEqualTo(200);
        }
        made("ONE-MORE", "\"max_uses\": 1");

        assertThat(registered().status()).isEqualTo(402);
        assertThat(registered().code()).isEqualTo("no_device_slot");
        var unknown = post(owner, "/v1/devices/activate", """
                {"device_id": "NO-SUCH", "activation_code": "NOPE"}
                """);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.code()).isEqualTo("unknown_code");
        var admin = server.member(org, Role.ADMIN);
        var notAnOwner = post(admin, "/v1/devices/activate", """
                {"device_id": "NO-SUCH", "activation_code": "ONE-MORE"}
                """);
        assertThat(notAnOwner.code()).isEqualTo("owners_only");
        post(owner, "/v1/codes/ONE-MORE/redeem", "");
        assertThat(registered().status()).isEqualTo(200);
    }

    @Test
    void afterTheTrialActivatingAnswers402UntilACodeExtendsIt() {
        post(operator, "/v1/admin/codes", """
                {"code": "LONGER", "benefit_type": "trial_extension", "benefit_value": 7}
                """);
        world.clock().advance(Duration.ofDays(31));

        assertThat(registered().status()).isEqualTo(402);
        assertThat(registered().code()).isEqualTo("trial_expired");
        assertThat(post(owner, "/v1/codes/LONGER/redeem", "").status()).isEqualTo(200);
        assertThat(registered().status()).isEqualTo(200);
    }

    private DeviceEndpoints devices() {
        var tokens = new DeviceTokens(
                world.transactions(), world.devices(), world.deviceTokens(), world.tokens(), world.clock());
        var slots = new DeviceSlots(world.organizations(), world.devices(), redemption, world.clock());
        return new DeviceEndpoints(
                new DeviceActivation(world.transactions(), world.devices(), slots, tokens, world.ids(), world.clock()),
                new DeviceFleet(
                        world.transactions(),
                        new DeviceFleet.Stores(world.devices(), world.deviceViews(), world.deviceTokens()),
                        Set.of(),
                        world.signals(),
                        world.clock()),
                tokens,
                new PairingText(new PairingText.PublicUrl(URI.create("http://visant.test"))));
    }

    private String operator() {
        var user = world.newOwner();
        return server.credentials.add(
                "operator",
                new Principal.User(
                        user.id(),
                        user.currentOrg(),
                        Role.VIEWER,
                        new SessionId(world.ids().next()),
                        true));
    }

    private Call.Reply made(String code, String more) {
        return post(
                operator,
                "/v1/admin/codes",
                "{\"code\": \"%s\", \"benefit_type\": \"device_slots\", \"benefit_value\": 1, %s}"
                        .formatted(code, more));
    }

    private Call.Reply registered() {
        return post(owner, "/v1/devices", "{\"name\": \"Yard\"}");
    }

    private Call.Reply redeemWithKey(String code) {
        return server.post("/v1/codes/" + code + "/redeem")
                .bearer(owner)
                .header("Idempotency-Key", "once")
                .body(body(""))
                .send();
    }

    private Call.Reply post(String who, String path, String json) {
        return server.post(path).bearer(who).body(body(json)).send();
    }

    private Call.Reply patch(String code, String json) {
        return server.call("PATCH", "/v1/admin/codes/" + code)
                .bearer(operator)
                .body(body(json))
                .send();
    }

    private Call.Reply get(String path) {
        return server.get(path).bearer(operator).send();
    }

    private static RequestBody body(String json) {
        return json.isEmpty()
                ? RequestBody.create(new byte[0])
                : RequestBody.create(json, MediaType.get("application/json"));
    }

    private static String withoutRequestId(Call.Reply reply) {
        return reply.text().replaceAll("\"request_id\"[^,}]*", "");
    }
}
