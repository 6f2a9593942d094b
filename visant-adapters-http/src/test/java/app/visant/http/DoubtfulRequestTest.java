package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that two servers in a row could read in two ways, byte by byte as no client library sends them. */
@TestInstance(Lifecycle.PER_CLASS)
final class DoubtfulRequestTest {
    private final TestServer server = TestServer.of(() -> List.of(
            Endpoint.get("/v1/things", "Lists").open().answers(Thing.class).handledBy(x -> Answer.ok(new Thing("all"))),
            Endpoint.post("/v1/things", "Adds")
                    .open()
                    .answers(202, Thing.class)
                    .handledBy(x -> Answer.json(202, new Thing("added"))),
            Endpoint.get("/v1/things/{name}", "Reads")
                    .open()
                    .answers(Thing.class)
                    .handledBy(x -> Answer.ok(new Thing(x.path("name", n -> n))))));

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/things/..%2f..%2fetc%2fpasswd",
                "/v1/things/%2e%2e%2fthings",
                "/v1/things/%2E%2E/secret",
                "/v1/things/a%2fb",
                "/v1/things/a%5c..%5cb",
                "/v1//things",
                "/v1/things/..;/x",
                "/v1/things;x=1/a",
                "/v1/things/%00",
                "/v1/things/%zz",
                "/v1/things/%c0%ae%c0%ae",
                "/v1/things/%252e%252e%252f",
                "//evil.example/v1/things",
                "/../v1/things",
                "http://evil.example/v1/%2e%2e/x"
            })
    void anAddressOfDoubtfulMeaningReachesNothing(String target) throws IOException {
        var answer = RawClient.exchange(
                server.port(), "GET " + target + " HTTP/1.1\r\nHost: visant.test\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .matches("(?s)HTTP/1.1 (400|404) .*")
                .contains("application/problem+json", "nosniff")
                .doesNotContain("Exception", "jetty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/things HTTP/1.1\r\n\r\n",
                "GET /v1/things HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /v1/things HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /v1/things HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                "POST /v1/things HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "GET /v1/things HTTP/1.1\r\nHost: a\r\nX-A : b\r\n\r\n",
                "GET /v1/things HTTP/1.1\r\nHost: a\r\n X-Folded: b\r\n\r\n",
                "G@T /v1/things HTTP/1.1\r\nHost: a\r\n\r\n",
                "nonsense\r\n\r\n"
            })
    void aRequestOfDoubtfulFormIsRefused(String request) throws IOException {
        var answer = RawClient.exchange(server.port(), request);
        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("application/problem+json")
                .doesNotContain("Exception", "jetty");
    }

    @Test
    void headersAndAddressesBeyondMeasureAreRefused() throws IOException {
        var header = RawClient.exchange(
                server.port(),
                "GET /v1/things HTTP/1.1\r\nHost: a\r\nX-Big: " + "x".repeat(20_000) + "\r\nConnection: close\r\n\r\n");
        assertThat(header).startsWith("HTTP/1.1 431 ").contains("headers_too_large");
        var address = RawClient.exchange(
                server.port(), "GET /v1/" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(address).startsWith("HTTP/1.1 414 ").contains("uri_too_long");
    }

    private record Thing(String name) {}
}
