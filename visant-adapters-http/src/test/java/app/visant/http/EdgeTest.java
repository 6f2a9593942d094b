package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
final class EdgeTest {
    private static final Position NEXT = new Position(
            Instant.parse("2026-11-01T11:00:00.123456Z"), UUID.fromString("01900000-0000-7000-8000-000000000001"));
    private static final EndpointTable ROUTES = () -> List.of(
            Endpoint.get("/v1/things", "Lists")
                    .open()
                    .query("state", "")
                    .answersPage(Thing.class)
                    .handledBy(EdgeTest::list),
            Endpoint.post("/v1/things", "Adds")
                    .open()
                    .answers(202, Thing.class)
                    .handledBy(x -> Answer.json(202, new Thing("added"))),
            Endpoint.get("/v1/things/{name}", "Reads")
                    .open()
                    .answers(Thing.class)
                    .handledBy(x -> Answer.ok(new Thing(x.path("name", n -> n)))),
            Endpoint.get("/v1/things/latest", "Reads the newest")
                    .open()
                    .answers(Thing.class)
                    .handledBy(x -> Answer.ok(new Thing("the latest"))),
            Endpoint.delete("/v1/things/{name}", "Removes")
                    .requires(Permission.DEVICES_MANAGE)
                    .handledBy(x -> {
                        throw Problem.notFound();
                    }),
            Endpoint.get("/v1/picture", "A picture")
                    .open()
                    .answersBytes("image/jpeg")
                    .handledBy(x -> x.cached(
                            "abc", "private, no-cache", () -> Answer.bytes("image/jpeg", new byte[] {1, 2, 3}))),
            Endpoint.get("/v1/address", "Where from")
                    .open()
                    .answers(Thing.class)
                    .handledBy(x -> Answer.ok(new Thing(x.address() + " " + x.local()))),
            Endpoint.get("/v1/broken", "Breaks").open().answers(Thing.class).handledBy(x -> {
                throw new IllegalStateException("secret inner detail");
            }),
            Endpoint.get("/v1/overflow", "Breaks badly")
                    .open()
                    .answers(Thing.class)
                    .handledBy(EdgeTest::overflow),
            Endpoint.get("/v1/disk", "The disk breaks")
                    .open()
                    .answers(Thing.class)
                    .handledBy(x -> {
                        throw new UncheckedIOException(new IOException("Input/output error"));
                    }),
            Endpoint.get("/v1/limited", "Not so fast")
                    .open()
                    .answers(Thing.class)
                    .handledBy(x -> {
                        throw Problem.tooMany(Duration.ofMillis(1500));
                    }),
            Endpoint.get("/v1/full", "No room").open().answers(Thing.class).handledBy(x -> {
                throw Problem.of(507, "storage_full", "There is no room.");
            }));

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(
                s -> new HttpSettings(
                        s.listen(),
                        s.publicUrl(),
                        Set.of("https://panel.example"),
                        List.of("127.0.0.1", "10.0.0.0/8"),
                        s.uploads(),
                        s.metricsToken()),
                ROUTES);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aListIsABareArrayWithALinkThatKeepsTheOtherParameters() {
        var reply = server.get("/v1/things?state=a%26b&limit=2").send();
        assertThat(reply.text()).isEqualTo("[{\"name\":\"2 from Optional.empty\"}]");
        assertThat(reply.header("Link"))
                .startsWith("</v1/things?state=a%26b&limit=2&cursor=")
                .endsWith(">; rel=\"next\"");
        var next = reply.header("Link").replaceAll("[<>]|; rel.*", "");
        assertThat(server.get(next).send().text()).contains("2 from Optional[" + NEXT + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=-1",
                "limit=many",
                "limit=99999999999",
                "cursor=nonsense",
                "cursor=%00",
                "cursor=AAAA",
                "cursor=" + "////////////////////////////////////////",
                // The year 500000, which is an instant and no time that a database takes.
                "cursor=AAAOSyRl_gAAAAAAAAAAAAAAAAEAAAAAAAAAAQ"
            })
    void aBadPageIsRefused(String query) {
        var reply = server.get("/v1/things?" + query).send();
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asText()).startsWith("/query/");
    }

    @Test
    void anEmptyParameterCountsAsAbsentNowhere() {
        assertThat(server.get("/v1/things?limit=").send().status()).isEqualTo(422);
    }

    @Test
    void everyAnswerIsProtected() {
        for (var path : List.of("/v1/things", "/nowhere", "/v1/broken", "/docs", "/openapi.json")) {
            var reply = server.get(path).send();
            assertThat(reply.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reply.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(reply.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'")
                    .contains("frame-ancestors 'none'", "base-uri 'none'");
            assertThat(reply.headers().get("Server")).isNull();
            assertThat(reply.headers().get("Strict-Transport-Security")).isNull();
            assertThat(reply.headers().values("X-Request-Id")).hasSize(1);
        }
        assertThat(server.get("/v1/things").send().header("Cache-Control")).isEqualTo("no-store");
        assertThat(server.get("/v1/things").send().header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void behindTlsBrowsersAreToldToStayThere() {
        try (var secure = TestServer.of(
                s -> new HttpSettings(
                        s.listen(),
                        URI.create("https://visant.test"),
                        Set.of(),
                        List.of(),
                        s.uploads(),
                        Optional.empty()),
                ROUTES)) {
            assertThat(secure.get("/v1/things").send().header("Strict-Transport-Security"))
                    .isEqualTo("max-age=31536000; includeSubDomains");
        }
    }

    @Test
    void anUnknownRouteAndAForeignThingLookTheSame() {
        var unknown = server.get("/v1/nowhere").header("X-Request-Id", "same").send();
        var foreign = server.delete("/v1/things/theirs")
                .bearer(server.member(Role.OWNER))
                .header("X-Request-Id", "same")
                .send();
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(foreign.bytes()).isEqualTo(unknown.bytes());
        assertThat(foreign.header("Content-Type")).isEqualTo("application/problem+json");
        Golden.assertMatches("problem-not-found", unknown.json());
    }

    @Test
    void theWrongMethodIsToldTheRightOnes() {
        var reply = server.put("/v1/things").send();
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("Allow").split(", ")).containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
        assertThat(server.call("TRACE", "/v1/things").send().status()).isEqualTo(405);
        assertThat(server.call("CONNECTED", "/v1/things").send().status()).isEqualTo(405);
        assertThat(server.call("TRACE", "/nowhere").send().status()).isEqualTo(404);
    }

    @Test
    void headAnswersLikeGetWithoutTheBody() {
        var head = server.call("HEAD", "/v1/picture").send();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("3");
        assertThat(head.header("ETag")).isEqualTo("\"abc\"");
        assertThat(server.call("HEAD", "/nowhere").send().status()).isEqualTo(404);
    }

    @Test
    void optionsTellsTheMethods() {
        var reply = server.call("OPTIONS", "/v1/things").send();
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
        assertThat(reply.headers().get("Access-Control-Allow-Methods")).isNull();
        assertThat(server.call("OPTIONS", "/nowhere").send().status()).isEqualTo(404);
    }

    @Test
    void fixedPathsComeBeforeParametersAndASlashAtTheEndChangesNothing() {
        assertThat(server.get("/v1/things/latest").send().text()).contains("the latest");
        assertThat(server.get("/v1/things/latest/").send().text()).contains("the latest");
        assertThat(server.get("/v1/things/other").send().text()).contains("other");
        assertThat(server.get("/V1/things").send().status()).isEqualTo(404);
    }

    @Test
    void pagesOfAllowedOriginsMayReadWithCredentials() {
        var reply = server.get("/v1/things")
                .header("Origin", "https://panel.example")
                .send();
        assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo("https://panel.example");
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(reply.header("Access-Control-Expose-Headers")).contains("Link", "ETag");
        assertThat(reply.header("Vary")).contains("Origin");
        assertThat(server.get("/nowhere")
                        .header("Origin", "https://panel.example")
                        .send()
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo("https://panel.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "null",
                "https://panel.example.evil.test",
                "http://panel.example",
                "*"
            })
    void pagesOfOtherOriginsMayNot(String origin) {
        var reply = server.get("/v1/things").header("Origin", origin).send();
        assertThat(reply.headers().get("Access-Control-Allow-Origin")).isNull();
        assertThat(reply.headers().get("Access-Control-Allow-Credentials")).isNull();
    }

    @Test
    void aPreflightIsAnsweredByTheMethodsOfTheRoute() {
        var reply = server.call("OPTIONS", "/v1/things")
                .header("Origin", "https://panel.example")
                .header("Access-Control-Request-Method", "POST")
                .send();
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.header("Access-Control-Allow-Methods")).contains("POST");
        assertThat(reply.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "X-Visant-Client", "Idempotency-Key");
        var foreign = server.call("OPTIONS", "/v1/things")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .send();
        assertThat(foreign.headers().get("Access-Control-Allow-Methods")).isNull();
    }

    @Test
    void aSaneRequestIdIsKeptAndAnyOtherIsReplaced() {
        assertThat(server.get("/v1/things")
                        .header("X-Request-Id", "abc-1.2_3")
                        .send()
                        .header("X-Request-Id"))
                .isEqualTo("abc-1.2_3");
        for (var bad : List.of("a b", "<script>", "x".repeat(65), "", "a;b")) {
            assertThat(server.get("/v1/things")
                            .header("X-Request-Id", bad)
                            .send()
                            .header("X-Request-Id"))
                    .as(bad)
                    .matches("[0-9a-f-]{36}");
        }
    }

    @Test
    void theAddressIsTheLastHopThatIsNotOurs() {
        assertThat(address("")).isEqualTo("127.0.0.1 true");
        assertThat(address("203.0.113.9")).isEqualTo("203.0.113.9 false");
        assertThat(address("1.1.1.1, 203.0.113.9, 10.1.2.3")).isEqualTo("203.0.113.9 false");
        assertThat(address("nonsense")).isEqualTo("127.0.0.1 false");
        assertThat(address("1.1.1.1, nonsense, 10.1.2.3")).isEqualTo("10.1.2.3 false");
    }

    @Test
    void whatIsNotTheCallersFaultIsToldWithoutDetail() {
        var reply = server.get("/v1/broken").header("X-Request-Id", "r-1").send();
        assertThat(reply.status()).isEqualTo(500);
        Golden.assertMatches("problem-internal", reply.json());
        assertThat(server.get("/v1/overflow").send().status()).isEqualTo(500);
        assertThat(server.get("/v1/disk").send().code()).isEqualTo("storage_unavailable");
    }

    @Test
    void whoIsToComeBackIsToldWhen() {
        assertThat(server.get("/v1/limited").send().header("Retry-After")).isEqualTo("2");
        assertThat(server.get("/v1/disk").send().header("Retry-After")).isEqualTo("10");
        assertThat(server.get("/v1/full").send().status()).isEqualTo(507);
    }

    @Test
    void aPictureThatIsKnownIsNotSentAgain() {
        var reply = server.get("/v1/picture").send();
        assertThat(reply.bytes()).containsExactly(1, 2, 3);
        assertThat(reply.header("ETag")).isEqualTo("\"abc\"");
        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(reply.header("Vary")).contains("Authorization", "Cookie");
        for (var known : List.of("\"abc\"", "*", "W/\"abc\"", "\"x\", \"abc\"")) {
            var again = server.get("/v1/picture").header("If-None-Match", known).send();
            assertThat(again.status()).as(known).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo("\"abc\"");
            assertThat(again.headers().get("Content-Type")).isNull();
        }
        assertThat(server.get("/v1/picture")
                        .header("If-None-Match", "\"abcd\"")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void requestsAreCountedByTheTemplateOfTheirRoute() {
        server.get("/v1/things/some-name-nobody-else-uses").send();
        var tags = server.metrics.find("visant.http.requests").timers().stream()
                .map(timer -> String.valueOf(timer.getId().getTag("route")))
                .toList();
        assertThat(tags).contains("/v1/things/{name}").noneMatch(tag -> tag.contains("some-name"));
    }

    private String address(String forwarded) {
        var call = server.get("/v1/address");
        return (forwarded.isEmpty() ? call : call.header("X-Forwarded-For", forwarded))
                .send()
                .json()
                .get("name")
                .asText();
    }

    private static Answer list(Exchange exchange) {
        var request = exchange.page();
        var page = new Page<>(List.of(request.limit() + " from " + request.after()), Optional.of(NEXT));
        return Answer.page(exchange, page, Thing::new);
    }

    private static Answer overflow(Exchange exchange) {
        return exchange.requestId().isEmpty()
                ? Answer.nothing()
                : overflow(exchange).with("x", "y");
    }

    private record Thing(String name) {}
}
