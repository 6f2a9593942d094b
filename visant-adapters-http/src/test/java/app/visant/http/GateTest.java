package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.StorageUnavailableException;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
final class GateTest {
    private static final EndpointTable ROUTES = () -> List.of(
            Endpoint.get("/v1/devices", "Reads")
                    .requires(Permission.DEVICES_READ)
                    .answers(Who.class)
                    .handledBy(GateTest::who),
            Endpoint.post("/v1/devices", "Changes")
                    .requires(Permission.DEVICES_MANAGE)
                    .answers(Who.class)
                    .handledBy(GateTest::who),
            Endpoint.post("/v1/upload", "Uploads")
                    .requires(Permission.DEVICE_UPLOAD)
                    .answers(Who.class)
                    .handledBy(GateTest::who),
            Endpoint.get("/v1/admin", "Operates")
                    .requires(Permission.PLATFORM_OPERATE)
                    .answers(Who.class)
                    .handledBy(GateTest::who),
            Endpoint.post("/v1/refresh", "Open, and reads the cookie")
                    .open()
                    .answers(Who.class)
                    .handledBy(exchange ->
                            Answer.ok(new Who(exchange.sessionSecret().orElse("none")))),
            Endpoint.post("/v1/login", "Sets the cookie")
                    .open()
                    .handledBy(exchange -> Answer.nothing().startingSession("s3cret")),
            Endpoint.post("/v1/logout", "Takes the cookie away")
                    .requires(Permission.ACCOUNT_SELF)
                    .handledBy(exchange -> Answer.nothing().endingSession()));

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(
                s -> new HttpSettings(
                        s.listen(),
                        s.publicUrl(),
                        Set.of("https://panel.example"),
                        s.trustedProxies(),
                        s.uploads(),
                        s.metricsToken()),
                ROUTES);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void withoutACredentialNobodyIsLetIn() {
        var reply = server.get("/v1/devices").send();
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.code()).isEqualTo("unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer nonsense",
                "Bearer visd_nonsense",
                "Bearer vis_key",
                "Basic YTpi",
                "nonsense",
                "",
                "Bearer a b"
            })
    void aCredentialThatIsNoneIsRefused(String authorization) {
        var reply =
                server.get("/v1/devices").header("Authorization", authorization).send();
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void aBadHeaderIsNotMadeGoodByAGoodCookie() {
        var reply = server.get("/v1/devices")
                .bearer("nonsense")
                .cookie(server.member(Role.OWNER))
                .send();
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void theSchemeIsKnownInAnyCase() {
        var owner = server.member(Role.OWNER);
        assertThat(server.get("/v1/devices")
                        .header("Authorization", "bearer " + owner)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRoleIsLetInAsFarAsItGoes() {
        assertThat(server.get("/v1/devices")
                        .bearer(server.member(Role.VIEWER))
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(server.post("/v1/devices")
                        .bearer(server.member(Role.EDITOR))
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(server.post("/v1/devices")
                        .bearer(server.member(Role.ADMIN))
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/v1/admin")
                        .bearer(server.member(Role.OWNER))
                        .send()
                        .code())
                .isEqualTo("forbidden");
    }

    @Test
    void aDeviceIsLetInToItsOwnRoutesOnly() {
        assertThat(server.post("/v1/upload").bearer(server.device()).send().status())
                .isEqualTo(200);
        assertThat(server.get("/v1/devices").bearer(server.device()).send().status())
                .isEqualTo(403);
        assertThat(server.post("/v1/upload")
                        .bearer(server.member(Role.OWNER))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theDeviceIdInTheHeaderMustBeThatOfTheToken() {
        assertThat(server.post("/v1/upload")
                        .bearer(server.device())
                        .header("X-Device-ID", "CAM-1")
                        .send()
                        .status())
                .isEqualTo(200);
        var reply = server.post("/v1/upload")
                .bearer(server.device())
                .header("X-Device-ID", "CAM-2")
                .send();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("device_mismatch");
    }

    @Test
    void aDeviceIdAloneIsNothing() {
        server.device(TestServer.ORG, new DeviceId("CAM-9"));
        assertThat(server.post("/v1/upload")
                        .header("X-Device-ID", "CAM-9")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aCookieReadsFromAnywhere() {
        var reply = server.get("/v1/devices")
                .cookie(server.member(Role.VIEWER))
                .header("Origin", "https://elsewhere.example")
                .send();
        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://visant.test", "HTTP://VISANT.TEST", "https://panel.example"})
    void aCookieChangesThingsFromItsOwnPagesAndThoseAllowed(String origin) {
        var reply = server.post("/v1/devices")
                .cookie(server.member(Role.ADMIN))
                .header("Origin", origin)
                .send();
        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "null",
                "",
                "https://panel.example.evil.test",
                "http://panel.example",
                "https://panel.example:8443",
                "visant.test"
            })
    void aCookieChangesNothingFromElsewhere(String origin) {
        var reply = server.post("/v1/devices")
                .cookie(server.member(Role.ADMIN))
                .header("Origin", origin)
                .send();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("foreign_origin");
    }

    @Test
    void aCookieWithoutAnOriginChangesThingsOnlyIfTheBrowserVouchesForThePage() {
        var admin = server.member(Role.ADMIN);
        assertThat(server.post("/v1/devices").cookie(admin).send().status()).isEqualTo(403);
        assertThat(server.post("/v1/devices")
                        .cookie(admin)
                        .header("Sec-Fetch-Site", "cross-site")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(server.post("/v1/devices")
                        .cookie(admin)
                        .header("Sec-Fetch-Site", "same-origin")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void thePageOfTheVeryHostIsItsOwn() {
        var reply = server.post("/v1/devices")
                .cookie(server.member(Role.ADMIN))
                .header("Origin", "http://127.0.0.1:" + server.port())
                .send();
        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void anOpenRouteThatReadsTheCookieIsGuardedTheSameWay() {
        assertThat(server.post("/v1/refresh").send().text()).contains("none");
        assertThat(server.post("/v1/refresh")
                        .cookie("abc")
                        .header("Origin", "http://visant.test")
                        .send()
                        .text())
                .contains("abc");
        assertThat(server.post("/v1/refresh")
                        .cookie("abc")
                        .header("Origin", "https://elsewhere.example")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSessionIsStartedAndEndedByItsCookie() {
        assertThat(server.post("/v1/login").send().header("Set-Cookie"))
                .isEqualTo("visant=s3cret; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax");
        var ended = server.post("/v1/logout").bearer(server.member(Role.VIEWER)).send();
        assertThat(ended.header("Set-Cookie")).isEqualTo("visant=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
        assertThat(ended.header("Clear-Site-Data")).isEqualTo("\"cache\"");
    }

    @Test
    void behindTlsTheCookieIsBoundToTheHost() {
        try (var secure = TestServer.of(
                s -> new HttpSettings(
                        s.listen(),
                        URI.create("https://visant.test"),
                        Set.of(),
                        List.of(),
                        s.uploads(),
                        Optional.empty()),
                ROUTES)) {
            assertThat(secure.post("/v1/login").send().header("Set-Cookie"))
                    .isEqualTo("__Host-visant=s3cret; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax; Secure");
            var viewer = secure.member(Role.VIEWER);
            assertThat(secure.get("/v1/devices")
                            .header("Cookie", "__Host-visant=" + viewer)
                            .send()
                            .status())
                    .isEqualTo(200);
            assertThat(secure.get("/v1/devices").cookie(viewer).send().status()).isEqualTo(401);
        }
    }

    @Test
    void whoCannotBeLookedUpIsAskedToComeBack() {
        server.credentials.failWith(new StorageUnavailableException("gone", new IllegalStateException()));
        try {
            var reply = server.get("/v1/devices").bearer("any").send();
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isEqualTo("10");
            assertThat(reply.code()).isEqualTo("storage_unavailable");
        } finally {
            server.credentials.recover();
        }
    }

    private static Answer who(Exchange exchange) {
        return Answer.ok(new Who(
                switch (exchange.principal()) {
                    case Principal.User user -> user.role().name();
                    case Principal.Key key -> "key of " + key.maker();
                    case Principal.Device device -> device.device().value();
                    case Principal.Operator operator -> operator.name();
                }));
    }

    private record Who(String who) {}
}
