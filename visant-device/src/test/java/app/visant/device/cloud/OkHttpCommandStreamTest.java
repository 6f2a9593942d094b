package app.visant.device.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.CommandStream;
import app.visant.device.port.CommandStreamContract;
import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import app.visant.domain.shared.DeviceId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OkHttpCommandStreamTest implements CommandStreamContract {
    private final MockWebServer server = new MockWebServer();
    private final OpenBody body = new OpenBody();
    private OkHttpCommandStream stream = to(URI.create("http://127.0.0.1:9"));

    @BeforeEach
    void start() throws IOException {
        server.start();
        stream = to(server.url("/").uri());
    }

    @AfterEach
    void stop() {
        body.end();
        stream.close();
        server.close();
    }

    @Override
    public CommandStream stream() {
        return stream;
    }

    @Override
    public void willOpen() {
        server.enqueue(body.response().build());
    }

    @Override
    public void willRefuse(int status, Duration retryAfter) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Retry-After", retryAfter.toSeconds())
                .build());
    }

    @Override
    public void happens() {
        // By itself.
    }

    @Override
    public void pings() {
        body.send("event: ping\ndata: {}");
    }

    @Override
    public void serverCloses() {
        body.end();
    }

    @Test
    void it_asks_for_events_after_the_last_one_it_heard() throws Exception {
        willOpen();
        stream.open(Optional.of("0198-event"), new Heard());

        var request = Objects.requireNonNull(server.takeRequest(20, TimeUnit.SECONDS));
        assertThat(request.getTarget()).isEqualTo("/v1/device-commands/stream");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("text/event-stream");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer visd_c2VjcmV0");
        assertThat(request.getHeaders().get("X-Device-ID")).isEqualTo("DEVICE001");
        assertThat(request.getHeaders().get("Last-Event-ID")).isEqualTo("0198-event");
    }

    @Test
    void a_first_opening_names_no_event() throws Exception {
        willOpen();
        stream.open(Optional.empty(), new Heard());

        assertThat(Objects.requireNonNull(server.takeRequest(20, TimeUnit.SECONDS))
                        .getHeaders()
                        .get("Last-Event-ID"))
                .isNull();
    }

    @Test
    void opening_tells_the_servers_time() throws Exception {
        var heard = new Heard();
        server.enqueue(body.response()
                .setHeader("Date", "Tue, 10 Nov 2026 12:00:00 GMT")
                .build());
        stream.open(Optional.empty(), heard);

        var time = (ServerTime) heard.next();
        assertThat(time.now()).isEqualTo(Instant.parse("2026-11-10T12:00:00Z").plus(time.uncertainty()));
    }

    @Test
    void events_come_with_their_ids() throws Exception {
        var heard = new Heard();
        willOpen();
        stream.open(Optional.empty(), heard);
        heard.next();
        body.send("event: ping\ndata: {}");
        body.send("id: 42\nevent: surprise\ndata: {\ndata: }");

        assertThat(heard.next()).isEqualTo(Optional.empty());
        assertThat(heard.next()).isEqualTo(new StreamEvent.Ping());
        assertThat(heard.next()).isEqualTo(Optional.of("42"));
        assertThat(heard.next()).isEqualTo(new StreamEvent.Unknown("event surprise"));
    }

    @Test
    void a_page_instead_of_a_stream_is_a_broken_line() throws Exception {
        var heard = new Heard();
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/html")
                .body("<html>log in</html>")
                .build());
        stream.open(Optional.empty(), heard);

        assertThat(heard.next()).isEqualTo(new CommandStream.Broken("the answer is no event stream"));
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        var heard = new Heard();
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "/other")
                .build());
        stream.open(Optional.empty(), heard);

        assertThat(heard.next()).isEqualTo(new CommandStream.Refused(302, Optional.empty()));
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_server_that_is_not_there_is_a_broken_line() throws Exception {
        var heard = new Heard();
        server.close();
        stream.open(Optional.empty(), heard);

        assertThat(heard.next()).isInstanceOf(CommandStream.Broken.class);
    }

    @Test
    void a_line_cut_in_the_middle_is_a_broken_line() throws Exception {
        var heard = new Heard();
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream")
                .body("event: ping\ndata: {}\n\nevent: pi" + "x".repeat(1000))
                .onResponseBody(new SocketEffect.CloseSocket(true, true, true))
                .build());
        stream.open(Optional.empty(), heard);

        Object last = heard.next();
        while (!(last instanceof CommandStream.End)) {
            last = heard.next();
        }
        assertThat(last).isInstanceOf(CommandStream.Broken.class);
    }

    @Test
    void after_closing_it_does_not_open() throws Exception {
        var heard = new Heard();
        stream.close();
        stream.open(Optional.empty(), heard);

        assertThat(heard.next()).isInstanceOf(CommandStream.Broken.class);
        assertThat(server.getRequestCount()).isZero();
    }

    private static OkHttpCommandStream to(URI server) {
        return new OkHttpCommandStream(new CloudClient(
                new Credentials(new DeviceId("DEVICE001"), new DeviceToken("visd_c2VjcmV0"), server), "1.2.3"));
    }

    /** Keeps what it hears for a test to take: the time or its absence, ids with their events, and the end. */
    private static final class Heard implements CommandStream.Listener {
        private final BlockingQueue<Object> things = new LinkedBlockingQueue<>();

        @Override
        public void opened(Optional<ServerTime> serverTime) {
            things.add(serverTime.isPresent() ? serverTime.get() : "opened");
        }

        @Override
        public void heard(Optional<String> id, StreamEvent event) {
            things.add(id);
            things.add(event);
        }

        @Override
        public void ended(CommandStream.End end) {
            things.add(end);
        }

        Object next() throws InterruptedException {
            return Objects.requireNonNull(things.poll(20, TimeUnit.SECONDS), "nothing was heard");
        }
    }
}
