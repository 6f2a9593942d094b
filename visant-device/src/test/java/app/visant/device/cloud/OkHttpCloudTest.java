package app.visant.device.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Answer;
import app.visant.device.port.Cloud;
import app.visant.device.port.CloudContract;
import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.device.port.Examples;
import app.visant.device.port.Reply;
import app.visant.device.port.Spool;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OkHttpCloudTest implements CloudContract {
    private static final String TOKEN = "visd_c2VjcmV0LXNlY3JldA";

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private OkHttpCloud cloud = unconnected();

    @BeforeEach
    void start() throws IOException {
        server.start();
        cloud = to(server.url("/base/").uri());
    }

    @AfterEach
    void stop() {
        cloud.close();
        server.close();
    }

    @Override
    public Cloud cloud() {
        return cloud;
    }

    @Override
    public void goesWell(Spool.Waiting still) {
        server.enqueue(
                json(200, "{\"record_id\":\"" + still.id() + "\",\"message\":\"ok\",\"evaluation_status\":\"pending\"}")
                        .build());
    }

    @Override
    public void isRefused(int status, Optional<Duration> retryAfter) {
        var response = json(status, "{\"title\":\"no\",\"status\":" + status + "}");
        retryAfter.ifPresent(wait -> response.setHeader("Retry-After", wait.toSeconds()));
        server.enqueue(response.build());
    }

    @Override
    public void breaks() {
        server.close();
    }

    @Test
    void an_upload_is_a_form_with_the_picture_and_its_facts() throws Exception {
        var still = still(5000);
        goesWell(still);
        cloud.upload(still, Optional.empty());

        var request = next();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/base/v1/captures");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data; boundary=");
        var body = form(request);
        assertThat(part(body, "device_id")).isEqualTo("DEVICE001");
        assertThat(part(body, "record_id")).isEqualTo("CAP_1");
        assertThat(part(body, "captured_at")).isEqualTo("2026-11-10T12:00:00.250Z");
        assertThat(part(body, "device_time")).isEqualTo("1970-01-01T00:01:00Z");
        assertThat(new String(
                        part(body, "trigger_label").getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .isEqualTo("früh \"eins\"");
        assertThat(body).contains("name=\"file\"; filename=\"CAP_1.jpg\"\r\nContent-Type: image/jpeg");
        assertThat(part(body, "file").getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(Files.readAllBytes(still.jpeg()));
    }

    @Test
    void every_request_proves_who_asks_by_headers_and_never_by_its_address() throws Exception {
        var still = still(100);
        for (int i = 0; i < 3; i++) {
            server.enqueue(json(200, "{}").build());
        }
        cloud.upload(still, Optional.empty());
        cloud.heartbeat(Heartbeat.BARE);
        cloud.acknowledge(new Answer.Completed(new CommandId(new UUID(1, 1)), still.id()));

        for (int i = 0; i < 3; i++) {
            var request = next();
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
            assertThat(request.getHeaders().get("X-Device-ID")).isEqualTo("DEVICE001");
            assertThat(request.getHeaders().get("User-Agent")).isEqualTo("visant-device/1.2.3");
            assertThat(request.getTarget()).doesNotContain("visd_");
        }
    }

    @Test
    void a_heartbeat_holds_what_is_known() throws Exception {
        server.enqueue(json(200, "{\"server_time\":\"2026-11-10T12:00:00Z\"}").build());
        server.enqueue(json(200, "{}").build());
        cloud.heartbeat(new Heartbeat(
                Optional.of("1.2.3"),
                Optional.of(60L),
                Optional.of(3L),
                Optional.of(2L),
                Optional.of(1000L),
                Optional.of(false),
                Optional.of(48.5)));
        cloud.heartbeat(Heartbeat.BARE);

        var first = next();
        assertThat(first.getTarget()).isEqualTo("/base/v1/device-commands/heartbeat");
        assertThat(body(first)).isEqualTo(JsonMapper.builder().build().readTree("""
                        {"device_id":"DEVICE001","version":"1.2.3","uptime_s":60,"queue_depth":3,"dropped":2,
                        "disk_free_bytes":1000,"camera_ok":false,"temperature_c":48.5}"""));
        assertThat(body(next()).toString()).isEqualTo("{\"device_id\":\"DEVICE001\"}");
    }

    @Test
    void acknowledgements_tell_the_outcome() throws Exception {
        server.enqueue(json(200, "").build());
        server.enqueue(json(200, "{}").build());
        var command = new CommandId(new UUID(1, 1));
        assertThat(cloud.acknowledge(new Answer.Completed(command, new RecordId("CAP_1"))))
                .isInstanceOf(Reply.Answered.class);
        cloud.acknowledge(new Answer.Failed(command, "the lens is covered"));

        var first = next();
        assertThat(first.getTarget()).isEqualTo("/base/v1/device-commands/ack");
        assertThat(body(first).toString())
                .isEqualTo("{\"command_id\":\"" + command + "\",\"status\":\"completed\",\"record_id\":\"CAP_1\"}");
        assertThat(body(next()).toString())
                .isEqualTo(
                        "{\"command_id\":\"" + command + "\",\"status\":\"failed\",\"error\":\"the lens is covered\"}");
    }

    @Test
    void the_servers_clock_is_read_from_the_answer() {
        server.enqueue(json(200, "{\"server_time\":\"2026-11-10T12:00:00.250Z\"}")
                .setHeader("Date", "Tue, 10 Nov 2026 11:00:00 GMT")
                .build());
        server.enqueue(json(503, "{}")
                .setHeader("Date", "Tue, 10 Nov 2026 12:00:00 GMT")
                .build());

        var exact = answered(cloud.heartbeat(Heartbeat.BARE)).serverTime().orElseThrow();
        var coarse = answered(cloud.heartbeat(Heartbeat.BARE)).serverTime().orElseThrow();

        assertThat(exact.now())
                .isEqualTo(Instant.parse("2026-11-10T12:00:00.250Z").plus(exact.uncertainty()));
        assertThat(coarse.now()).isEqualTo(Instant.parse("2026-11-10T12:00:00Z").plus(coarse.uncertainty()));
        assertThat(coarse.uncertainty()).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void a_wait_may_be_asked_for_as_a_date() {
        server.enqueue(json(503, "{}")
                .setHeader("Date", "Tue, 10 Nov 2026 12:00:00 GMT")
                .setHeader("Retry-After", "Tue, 10 Nov 2026 12:02:00 GMT")
                .build());
        server.enqueue(json(503, "{}").setHeader("Retry-After", "soon").build());

        assertThat(answered(cloud.heartbeat(Heartbeat.BARE)).retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(answered(cloud.heartbeat(Heartbeat.BARE)).retryAfter()).isEmpty();
    }

    @Test
    void a_captive_portal_is_not_taken_for_the_cloud() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .setHeader("Content-Type", "text/html")
                .body("<html>Welcome to Hotel Wi-Fi</html>")
                .build());

        assertThat(cloud.upload(still(100), Optional.empty()))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        reply -> assertThat(reply.why()).contains("not a Visant server"));
    }

    @Test
    void a_proxys_refusal_is_not_taken_for_the_clouds() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(413)
                .setHeader("Content-Type", "text/html")
                .body("<html><h1>413 Request Entity Too Large</h1></html>")
                .build());

        assertThat(cloud.upload(still(100), Optional.empty()))
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class,
                        reply -> assertThat(reply.why()).contains("413", "not a Visant server"));
    }

    @Test
    void a_redirect_is_not_followed_as_the_token_would_go_along() throws Exception {
        server.enqueue(
                json(308, "").setHeader("Location", server.url("/elsewhere")).build());

        assertThat(answered(cloud.upload(still(100), Optional.empty())).status())
                .isEqualTo(308);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void the_detail_of_a_refusal_is_one_short_line() {
        server.enqueue(json(422, "{\"detail\":\"not a\\nJPEG " + "x".repeat(5000) + "\"}")
                .build());

        assertThat(answered(cloud.heartbeat(Heartbeat.BARE)).detail())
                .startsWith("not a JPEG x")
                .hasSize(200);
    }

    @Test
    void a_connection_cut_in_the_middle_of_an_upload_is_no_answer() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket(false, false, true))
                .build());

        assertThat(cloud.upload(still(3_000_000), Optional.empty())).isInstanceOf(Reply.Unreachable.class);
    }

    @Test
    void a_slowed_upload_takes_its_time_and_brings_all_bytes() throws Exception {
        var still = still(80 * 1024);
        goesWell(still);
        long before = System.nanoTime();

        cloud.upload(still, Optional.of(128));

        // All but the first burst at that rate; it can only be slower.
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(400));
        assertThat(part(form(next()), "file")).hasSize(80 * 1024);
    }

    @Test
    void a_still_that_was_dropped_before_its_turn_is_no_exception() {
        var gone = new Spool.Waiting(
                new RecordId("CAP_1"), folder.resolve("gone.jpg"), 100, Examples.NOON, Examples.NOON, Examples.LABEL);
        goesWell(gone);

        assertThat(cloud.upload(gone, Optional.empty())).isInstanceOf(Reply.Unreachable.class);
    }

    private Spool.Waiting still(int size) throws IOException {
        var file = Files.write(folder.resolve("still.jpg"), Examples.jpeg(size).bytes());
        return new Spool.Waiting(
                new RecordId("CAP_1"),
                file,
                size,
                Examples.NOON.plusMillis(250),
                Instant.ofEpochSecond(60),
                new TriggerLabel("früh \"eins\""));
    }

    private RecordedRequest next() throws InterruptedException {
        var request = server.takeRequest(20, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        return Objects.requireNonNull(request);
    }

    /** The bytes of the body as one character each. */
    private static String form(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).string(StandardCharsets.ISO_8859_1);
    }

    private static JsonNode body(RecordedRequest request) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(Objects.requireNonNull(request.getBody()).utf8());
    }

    private static Reply.Answered answered(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return (Reply.Answered) reply;
    }

    /** What stands in the named part of a form. */
    private static String part(String body, String name) {
        int start = body.indexOf("\r\n\r\n", body.indexOf("name=\"" + name + "\"")) + 4;
        return body.substring(start, body.indexOf("\r\n--", start));
    }

    private static MockResponse.Builder json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body);
    }

    private static OkHttpCloud to(URI server) {
        return new OkHttpCloud(
                new CloudClient(new Credentials(new DeviceId("DEVICE001"), new DeviceToken(TOKEN), server), "1.2.3"));
    }

    private static OkHttpCloud unconnected() {
        return to(URI.create("http://127.0.0.1:9"));
    }
}
