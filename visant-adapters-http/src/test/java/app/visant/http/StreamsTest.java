package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.http.stream.EventStream;
import app.visant.http.stream.StreamRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamsTest {
    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.of(() -> List.of(
            Endpoint.get("/v1/stream", "Streams")
                    .requires(Permission.CAPTURES_READ)
                    .query("refuse", "")
                    .answersEvents()
                    .handledBy(this::open),
            Endpoint.get("/v1/ws", "Streams over a WebSocket")
                    .requires(Permission.CAPTURES_READ)
                    .query("refuse", "")
                    .answersSocket()
                    .handledBy(this::open)));
    private final String viewer = server.member(Role.VIEWER);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void eventsArriveInOrderWithTheirIds() throws Exception {
        try (var reader = server.get("/v1/stream").bearer(viewer).events()) {
            var stream = next();
            assertThat(stream.send("first", new Said("a\nb\r\nc\u2028d"))).isTrue();
            assertThat(stream.send("second", "id-2", new Said("größer"))).isTrue();
            var first = reader.next();
            assertThat(first.type()).isEqualTo("first");
            assertThat(first.json().get("said").asText()).isEqualTo("a\nb\r\nc\u2028d");
            var second = reader.next();
            assertThat(second.id()).isEqualTo("id-2");
            assertThat(second.json().get("said").asText()).isEqualTo("größer");
            assertThat(reader.status()).isEqualTo(200);
        }
    }

    @Test
    void theHeadersKeepProxiesFromHoldingBack() throws Exception {
        try (var client = openRaw("")) {
            var head = client.readUntil("\r\n\r\n");
            assertThat(head)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("content-type: text/event-stream")
                    .containsIgnoringCase("x-accel-buffering: no")
                    .containsIgnoringCase("cache-control: no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/*", "application/json", "text/html", "text/event-stream;q=0"})
    void whoDoesNotSayThatItReadsEventsIsRefused(String accept) {
        var reply =
                server.get("/v1/stream").bearer(viewer).header("Accept", accept).send();
        assertThat(reply.status()).isEqualTo(406);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void withoutAnyAcceptItIsRefused() throws Exception {
        var answer =
                RawClient.exchange(server.port(), "GET /v1/stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 406 ");
    }

    @Test
    void refusalsBeforeTheStreamOpensAreOrdinaryProblems() throws Exception {
        try (var reader = server.get("/v1/stream").events()) {
            assertThat(reader.status()).isEqualTo(401);
        }
        try (var reader = server.get("/v1/stream").bearer(server.device()).events()) {
            assertThat(reader.status()).isEqualTo(403);
        }
        try (var reader = server.get("/v1/stream?refuse=1").bearer(viewer).events()) {
            assertThat(reader.status()).isEqualTo(404);
        }
        assertThat(server.streams.size()).isZero();
    }

    @Test
    void aPingComesEveryFifteenSecondsToEveryStream() throws Exception {
        try (var one = server.get("/v1/stream").bearer(viewer).events();
                var two = server.get("/v1/stream").bearer(viewer).events()) {
            next();
            next();
            server.clock.advance(StreamRegistry.PING_EVERY);
            server.streams.tick();
            for (var reader : List.of(one, two)) {
                var ping = reader.next();
                assertThat(ping.type()).isEqualTo("ping");
                assertThat(ping.json().get("server_time").asText()).isEqualTo("2026-11-01T12:00:15Z");
            }
        }
    }

    @Test
    void closingWritesWhatIsQueuedAndThenEnds() throws Exception {
        try (var reader = server.get("/v1/stream").bearer(viewer).events()) {
            var stream = next();
            var closes = new AtomicInteger();
            stream.onClose(closes::incrementAndGet);
            for (var i = 0; i < 100; i++) {
                stream.send("event", new Said(Integer.toString(i)));
            }
            stream.close();
            stream.close();
            for (var i = 0; i < 100; i++) {
                assertThat(reader.next().json().get("said").asText()).isEqualTo(Integer.toString(i));
            }
            reader.awaitEnd();
            assertThat(stream.send("late", new Said(""))).isFalse();
            Awaiting.until(() -> closes.get() == 1);
            stream.cut();
            assertThat(closes).hasValue(1);
            Awaiting.until(() -> server.streams.size() == 0);
        }
    }

    @Test
    void aReaderThatLeftIsNoticedAtOnce() throws Exception {
        var left = new CountDownLatch(1);
        var reader = server.get("/v1/stream").bearer(viewer).events();
        next().onClose(left::countDown);
        reader.close();
        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        Awaiting.until(() -> server.streams.size() == 0);
    }

    @Test
    void aReaderThatDoesNotReadIsCutAndDelaysNobody() throws Exception {
        var cut = new CountDownLatch(1);
        try (var stalled = openRaw("")) {
            stalled.readUntil("\r\n\r\n");
            var slow = next();
            slow.onClose(cut::countDown);
            try (var reader = server.get("/v1/stream").bearer(viewer).events()) {
                var quick = next();
                var large = new Said("x".repeat(64 * 1024));
                var sent = 0;
                while (slow.send("large", large)) {
                    sent++;
                    assertThat(quick.send("small", new Said(Integer.toString(sent))))
                            .isTrue();
                    assertThat(reader.next().json().get("said").asText()).isEqualTo(Integer.toString(sent));
                }
                assertThat(sent).isGreaterThanOrEqualTo(EventStream.MOST_QUEUED);
                assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
                assertThat(slow.isOpen()).isFalse();
                assertThat(quick.isOpen()).isTrue();
                assertThat(server.streams.size()).isEqualTo(1);
            }
        }
    }

    @Test
    void streamsEndWithTheirSession() throws Exception {
        var owner = server.member(Role.OWNER);
        try (var ending = server.get("/v1/stream").bearer(viewer).events();
                var staying = server.get("/v1/stream").bearer(owner).events()) {
            next();
            next();
            assertThat(server.streams.sessions()).hasSize(2);
            var session = ((Principal.User) server.credentials
                            .byAccessToken(viewer, Origin.LOCAL)
                            .orElseThrow())
                    .session();
            server.streams.endSessions(Set.of(session));
            ending.awaitEnd();
            Awaiting.until(() -> !server.streams.sessions().contains(session));
            assertThat(server.streams.sessions()).hasSize(1);
            assertThat(staying.status()).isEqualTo(200);
        }
    }

    @Test
    void manyStreamsAtOnceEachGetTheirOwn() throws Exception {
        var readers = new ArrayList<RawClient>();
        try {
            for (var i = 0; i < 300; i++) {
                readers.add(openRaw("X-Number: " + i + "\r\n"));
            }
            for (var reader : readers) {
                reader.readUntil("\r\n\r\n");
            }
            var streams = new ArrayList<EventStream>();
            opened.drainTo(streams);
            assertThat(streams).hasSize(300);
            for (var stream : streams) {
                stream.send("hello", new Said("everybody"));
            }
            for (var reader : readers) {
                assertThat(reader.readUntil("\n\n")).isEqualTo("event: hello\ndata: {\"said\":\"everybody\"}\n\n");
            }
        } finally {
            for (var reader : readers) {
                reader.close();
            }
        }
    }

    @Test
    void whatIsNotAWebSocketIsToldToBecomeOne() {
        var reply = server.get("/v1/ws").bearer(viewer).send();
        assertThat(reply.status()).isEqualTo(426);
        assertThat(reply.header("Upgrade")).isEqualTo("websocket");
    }

    @Test
    void aWebSocketCarriesTheSameEvents() throws Exception {
        try (var socket = server.get("/v1/ws").bearer(viewer).socket()) {
            var stream = next();
            stream.send("capture", new Said("a"));
            stream.send("capture", "7", new Said("b"));
            assertThat(socket.next()).isEqualTo("{\"event\":\"capture\",\"data\":{\"said\":\"a\"}}");
            assertThat(socket.next()).isEqualTo("{\"event\":\"capture\",\"id\":\"7\",\"data\":{\"said\":\"b\"}}");
            server.clock.advance(StreamRegistry.PING_EVERY);
            server.streams.tick();
            assertThat(socket.next()).startsWith("{\"event\":\"ping\",\"data\":{\"server_time\":\"");
            stream.close();
            assertThat(socket.awaitClose()).isEqualTo(1001);
        }
    }

    @Test
    void aWebSocketGetsNoCookieOfTheServersOwn() throws Exception {
        try (var client = new RawClient(server.port())) {
            var head = client.send("GET /v1/ws HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + viewer
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .readUntil("\r\n\r\n");

            assertThat(head).contains("101").doesNotContainIgnoringCase("Set-Cookie");
        }
    }

    @Test
    void aWebSocketOfABrowserNeedsACookieAndItsOwnOrigin() throws Exception {
        try (var socket = server.get("/v1/ws")
                .cookie(viewer)
                .header("Origin", "http://visant.test")
                .socket()) {
            assertThat(socket.status()).isEqualTo(101);
            next();
        }
        try (var socket = server.get("/v1/ws")
                .cookie(viewer)
                .header("Origin", "https://elsewhere.example")
                .socket()) {
            assertThat(socket.status()).isEqualTo(403);
        }
        try (var socket = server.get("/v1/ws").cookie(viewer).socket()) {
            assertThat(socket.status()).isEqualTo(403);
        }
    }

    @Test
    void aWebSocketIsRefusedLikeAnyOtherRequest() throws Exception {
        try (var socket = server.get("/v1/ws").socket()) {
            assertThat(socket.status()).isEqualTo(401);
            assertThat(socket.refusal()).contains("\"code\":\"unauthorized\"");
        }
        try (var socket = server.get("/v1/ws").bearer(server.device()).socket()) {
            assertThat(socket.status()).isEqualTo(403);
        }
        try (var socket = server.get("/v1/ws?refuse=1").bearer(viewer).socket()) {
            assertThat(socket.status()).isEqualTo(404);
        }
        try (var socket = server.get("/v1/nowhere").bearer(viewer).socket()) {
            assertThat(socket.status()).isEqualTo(404);
            assertThat(socket.refusal()).contains("not_found");
        }
        assertThat(server.streams.size()).isZero();
    }

    @Test
    void aWebSocketThatIsClosedByItsReaderIsGoneAtOnce() throws Exception {
        var closes = new AtomicInteger();
        var socket = server.get("/v1/ws").bearer(viewer).socket();
        next().onClose(closes::incrementAndGet);
        socket.close();
        Awaiting.until(() -> closes.get() > 0);
        Awaiting.until(() -> server.streams.size() == 0);
        assertThat(closes).hasValue(1);
    }

    @Test
    void aWebSocketThatDoesNotReadIsCut() throws Exception {
        try (var stalled = new RawClient(server.port(), 4096)) {
            stalled.send(
                    "GET /v1/ws HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + viewer
                            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
            assertThat(stalled.readUntil("\r\n\r\n")).startsWith("HTTP/1.1 101");
            var stream = next();
            var large = new Said("x".repeat(64 * 1024));
            while (stream.send("large", large)) {
                assertThat(stream.isOpen()).isTrue();
            }
            Awaiting.until(() -> server.streams.size() == 0);
        }
    }

    @Test
    void stoppingEndsStreamsFirstAndCutsThoseThatStall() throws Exception {
        try (var stalled = openRaw("")) {
            stalled.readUntil("\r\n\r\n");
            var slow = next();
            for (var i = 0; i < EventStream.MOST_QUEUED / 2; i++) {
                slow.send("large", new Said("x".repeat(128 * 1024)));
            }
            try (var reader = server.get("/v1/stream").bearer(viewer).events();
                    var socket = server.get("/v1/ws").bearer(viewer).socket()) {
                next().send("said", new Said("goodbye"));
                next().send("said", new Said("goodbye"));
                server.stop();
                assertThat(reader.next().type()).isEqualTo("said");
                reader.awaitEnd();
                assertThat(socket.next()).contains("goodbye");
                assertThat(socket.awaitClose()).isEqualTo(1001);
                assertThat(server.streams.size()).isZero();
            }
        }
    }

    private RawClient openRaw(String header) throws Exception {
        return new RawClient(server.port(), 4096)
                .send("GET /v1/stream HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\nAuthorization: Bearer "
                        + viewer + "\r\n" + header + "\r\n");
    }

    private EventStream next() throws InterruptedException {
        var stream = opened.poll(30, TimeUnit.SECONDS);
        if (stream == null) {
            throw new AssertionError("no stream was opened");
        }
        return stream;
    }

    private Answer open(Exchange exchange) {
        if (exchange.query().optional("refuse", Form.TEXT).get().isPresent()) {
            throw Problem.notFound();
        }
        return Answer.events(opened::add);
    }

    private record Said(String said) {}
}
