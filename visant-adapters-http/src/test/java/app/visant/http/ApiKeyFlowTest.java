package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.key.ApiKeys;
import app.visant.application.key.KeyAuthentication;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys from their making to their end, as a program and the person behind it see them. */
final class ApiKeyFlowTest {
    private final WholeServer whole = new WholeServer();
    private final TestServer server = whole.server;
    private final User ada = whole.world.newOwner();
    private final String owner = bearer(Role.OWNER);
    private final Device.Active yard = whole.world.newDevice(ada.currentOrg());
    private final Device.Active gate = whole.world.newDevice(ada.currentOrg());

    @BeforeEach
    void letKeysIn() {
        server.credentials.askForKeys(whole.assembly.get(KeyAuthentication.class)::authenticate);
    }

    @AfterEach
    void close() {
        whole.close();
    }

    @Test
    void aKeyIsShownOnceAndOpensWhatItIsFor() {
        var made = make("""
                {"name": "Wall display", "scopes": ["captures:read", "devices:read"]}""");

        assertThat(made.status()).as(made.text()).isEqualTo(200);
        var key = made.json().path("key").asText();
        assertThat(key).startsWith("vis_");
        assertThat(get("/v1/devices", key).json()).hasSize(2);
        assertThat(get("/v1/captures", key).status()).isEqualTo(200);
        assertThat(get("/v1/organizations/current", key).status()).isEqualTo(403);
        assertThat(get("/v1/auth/me", key).status()).isEqualTo(403);

        var listed = get("/v1/api-keys", owner);
        assertThat(listed.text()).doesNotContain(key.substring(37)).contains("Wall display");
        assertThat(listed.json().path(0).path("scopes").toString()).isEqualTo("[\"captures:read\",\"devices:read\"]");
        assertThat(listed.json().path(0).path("created_by").asText())
                .isEqualTo(ada.id().toString());
        assertThat(listed.json().path(0).path("last_used_at").asText()).isNotEmpty();
    }

    @Test
    void aKeyMakesSeesAndEndsNoKeys() {
        var key = key("""
                {"name": "All", "scopes": ["devices:manage", "organization:manage", "members:read"]}""");

        assertThat(server.post("/v1/api-keys")
                        .bearer(key)
                        .json("{\"name\":\"x\",\"scopes\":[\"devices:manage\"]}")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(get("/v1/api-keys", key).status()).isEqualTo(403);
    }

    @Test
    void whatAKeyDoesAndWhatBecomesOfItIsInTheAuditLog() {
        var made = make("{\"name\": \"x\", \"scopes\": [\"devices:operate\"]}").json();
        var id = made.path("id").asText();
        server.post("/v1/devices/" + yard.id() + "/trigger")
                .bearer(made.path("key").asText())
                .json("{}")
                .send();
        server.delete("/v1/api-keys/" + id).bearer(owner).send();

        var entries = get("/v1/audit", owner);

        assertThat(entries.json().findValuesAsText("action"))
                .containsExactly("key.revoked", "capture.ordered", "key.made");
        assertThat(get("/v1/audit?actor=" + id, owner).json().findValuesAsText("action"))
                .containsExactly("capture.ordered");
        assertThat(entries.text()).doesNotContain(made.path("key").asText());
    }

    @Test
    void whatIsWrongWithARequestIsSaid() {
        assertThat(make("{\"name\": \"x\", \"scopes\": []}").status()).isEqualTo(422);
        assertThat(make("{\"name\": \"\", \"scopes\": [\"captures:read\"]}").status())
                .isEqualTo(422);
        for (var scope : List.of("no:such", "keys:manage", "account:self", "platform:operate", "device:upload")) {
            assertThat(make("{\"name\": \"x\", \"scopes\": [\"%s\"]}".formatted(scope))
                            .text())
                    .contains("/scopes/0");
        }
        assertThat(make("{\"name\": \"x\", \"scopes\": [\"captures:read\"], \"device_ids\": []}")
                        .status())
                .isEqualTo(422);
        assertThat(make("{\"name\": \"x\", \"scopes\": [\"captures:read\"], \"device_ids\": [\"NO-SUCH\"]}")
                        .text())
                .contains("/device_ids", "NO-SUCH");
        assertThat(make("{\"name\": \"x\", \"scopes\": [\"captures:read\"], \"expires_at\": \"2020-01-01T00:00:00Z\"}")
                        .text())
                .contains("/expires_at");
    }

    @Test
    void anAdminCannotGiveWhatOnlyOwnersHold() {
        assertThat(server.post("/v1/api-keys")
                        .bearer(bearer(Role.ADMIN))
                        .json("{\"name\": \"x\", \"scopes\": [\"plan:manage\"]}")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theHundredAndFirstIsRefused() {
        for (var i = 0; i < ApiKeys.MOST; i++) {
            key("{\"name\": \"x\", \"scopes\": [\"captures:read\"]}");
        }

        var refused = make("{\"name\": \"x\", \"scopes\": [\"captures:read\"]}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("too_many_keys");
    }

    @Test
    void revokedExpiredAndMadeUpKeysAreOneAnswer() {
        var revoked = make("{\"name\": \"x\", \"scopes\": [\"devices:read\"]}").json();
        var end = whole.world.clock().instant().plusSeconds(60);
        var expired = key("{\"name\": \"x\", \"scopes\": [\"devices:read\"], \"expires_at\": \"%s\"}".formatted(end));
        assertThat(get("/v1/devices", expired).status()).isEqualTo(200);
        var ending = server.delete("/v1/api-keys/" + revoked.path("id").asText())
                .bearer(owner)
                .send();
        assertThat(ending.status()).isEqualTo(204);
        whole.world.clock().advance(Duration.ofSeconds(60));

        var answers = List.of(
                get("/v1/devices", revoked.path("key").asText()),
                get("/v1/devices", expired),
                get("/v1/devices", "vis_" + "0".repeat(32) + "_" + "x".repeat(43)));

        assertThat(answers).extracting(Call.Reply::status).containsOnly(401);
        assertThat(answers).extracting(ApiKeyFlowTest::withoutRequestId).containsOnly(withoutRequestId(answers.get(2)));
    }

    @Test
    void aDemotedMakersKeyIsRefusedAtTheNextRequest() {
        var key = key("{\"name\": \"x\", \"scopes\": [\"devices:operate\", \"devices:read\"]}");
        var trigger = "/v1/devices/" + yard.id() + "/trigger";
        assertThat(server.post(trigger).bearer(key).json("{}").send().status()).isEqualTo(202);

        whole.world
                .system(Purpose.MEMBERSHIP)
                .run(tx -> whole.world.members().changeRole(tx, ada.currentOrg(), ada.id(), Role.VIEWER));

        assertThat(server.post(trigger).bearer(key).json("{}").send().status()).isEqualTo(403);
        assertThat(get("/v1/devices", key).status()).isEqualTo(200);
    }

    @Test
    void forAKeyOfSomeDevicesTheOthersDoNotExist() {
        var key = key("""
                {"name": "Yard", "device_ids": ["%s"], "scopes": ["captures:read", "captures:delete",
                 "devices:read", "devices:operate", "devices:manage", "schedules:read", "schedules:manage"]}
                """.formatted(yard.id()));
        var noon = whole.world.clock().instant();
        var mine = whole.world.newCapture(yard, noon);
        var foreign = whole.world.newCapture(gate, noon);
        var schedule = whole.world.newSchedule(gate).id();

        assertThat(get("/v1/devices", key).json().findValuesAsText("id"))
                .containsExactly(yard.id().value());
        assertThat(get("/v1/captures", key).json().findValuesAsText("record_id"))
                .containsExactly(mine.recordId().value());
        assertThat(get("/v1/captures?device_id=" + gate.id(), key).json()).isEmpty();

        assertSame(key, "GET", "/v1/devices/%s", gate.id(), "NO-SUCH");
        assertSame(key, "DELETE", "/v1/devices/%s", gate.id(), "NO-SUCH");
        assertSame(key, "PUT", "/v1/devices/%s", gate.id(), "NO-SUCH");
        assertSame(key, "PUT", "/v1/devices/%s/config", gate.id(), "NO-SUCH");
        assertSame(key, "POST", "/v1/devices/%s/token", gate.id(), "NO-SUCH");
        assertSame(key, "POST", "/v1/devices/%s/trigger", gate.id(), "NO-SUCH");
        assertSame(key, "GET", "/v1/devices/%s/commands", gate.id(), "NO-SUCH");
        assertSame(key, "POST", "/v1/devices/%s/baseline/reset", gate.id(), "NO-SUCH");
        assertSame(key, "GET", "/v1/scheduled-triggers/device/%s", gate.id(), "NO-SUCH");
        assertSame(
                key,
                "DELETE",
                "/v1/scheduled-triggers/%s",
                schedule,
                whole.world.ids().next());
        assertSame(
                key,
                "PUT",
                "/v1/scheduled-triggers/%s",
                schedule,
                whole.world.ids().next());
        assertSame(key, "GET", "/v1/captures/%s", foreign.recordId(), "NO-SUCH");
        assertSame(key, "GET", "/v1/captures/%s/image", foreign.recordId(), "NO-SUCH");
        assertSame(key, "GET", "/v1/captures/%s/thumbnail", foreign.recordId(), "NO-SUCH");
        assertSame(key, "DELETE", "/v1/captures/%s", foreign.recordId(), "NO-SUCH");

        assertThat(get("/v1/devices/" + yard.id(), key).status()).isEqualTo(200);
        assertThat(get("/v1/captures/" + mine.recordId(), key).status()).isEqualTo(200);
        assertThat(get("/v1/captures/" + foreign.recordId(), owner).status()).isEqualTo(200);
    }

    private void assertSame(String key, String method, String path, Object hidden, Object missing) {
        var one = server.call(method, path.formatted(hidden))
                .bearer(key)
                .json("{}")
                .send();
        var other = server.call(method, path.formatted(missing))
                .bearer(key)
                .json("{}")
                .send();
        assertThat(one.status()).as(method + " " + path).isEqualTo(404).isEqualTo(other.status());
        assertThat(withoutRequestId(one)).as(method + " " + path).isEqualTo(withoutRequestId(other));
    }

    private static String withoutRequestId(Call.Reply reply) {
        return reply.text().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    private String key(String body) {
        return make(body).json().path("key").asText();
    }

    private Call.Reply make(String body) {
        return server.post("/v1/api-keys").bearer(owner).json(body).send();
    }

    private Call.Reply get(String path, String token) {
        return server.get(path).bearer(token).send();
    }

    private String bearer(Role role) {
        var session = new SessionId(whole.world.ids().next());
        return server.credentials.add(
                "token-" + session, new Principal.User(ada.id(), ada.currentOrg(), role, session, false));
    }
}
