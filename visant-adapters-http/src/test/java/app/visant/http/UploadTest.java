package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
final class UploadTest {
    private static final int LIMIT = 3 * 1024 * 1024;

    private final AtomicInteger spooled = new AtomicInteger();
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(
                s -> new HttpSettings(
                        s.listen(),
                        s.publicUrl(),
                        s.allowedOrigins(),
                        s.trustedProxies(),
                        new HttpSettings.Uploads(
                                s.uploads().incoming(), LIMIT, s.uploads().inMemoryBytes()),
                        s.metricsToken()),
                () -> List.of(Endpoint.post("/v1/captures", "Uploads")
                        .requires(Permission.DEVICE_UPLOAD)
                        .takesForm(Fields.class, "file")
                        .answers(Got.class)
                        .handledBy(this::upload)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSmallFileArrivesWithItsFieldsAndTouchesNoDisk() {
        var reply = post(form(new byte[200_000]).addFormDataPart("label", "grüße"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("label").asText()).isEqualTo("grüße");
        assertThat(reply.json().get("size").asLong()).isEqualTo(200_000);
        assertThat(reply.json().get("sha256").asText())
                .isEqualTo(Sha256.of(new byte[200_000]).hex());
        assertThat(reply.json().get("media_type").asText()).isEqualTo("image/jpeg");
        assertThat(spooled).hasValue(0);
    }

    @Test
    void aLargeFileIsSpooledAndGoneAfterwards() throws IOException {
        var content = new byte[LIMIT];
        Arrays.fill(content, (byte) 7);
        var reply = post(form(content));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("sha256").asText())
                .isEqualTo(Sha256.of(content).hex());
        assertThat(spooled).hasValue(1);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFileTooLargeIsRefusedHoweverItIsSent() throws IOException {
        assertThat(post(form(new byte[LIMIT + 1])).status()).isEqualTo(413);
        assertThat(post(form(new byte[LIMIT + 100_000])).status()).isEqualTo(413);
        assertThat(post(Call.unannounced(form(new byte[LIMIT + 1]).build())).status())
                .isEqualTo(413);
        assertThat(post(Call.unannounced(form(new byte[LIMIT + 200_000]).build()))
                        .status())
                .isEqualTo(413);
        assertThat(left()).isEmpty();
    }

    @Test
    void aFieldTooLongOrTooManyPartsAreRefused() throws IOException {
        assertThat(post(form(new byte[10]).addFormDataPart("label", "x".repeat(10_000)))
                        .status())
                .isEqualTo(422);
        var many = form(new byte[10]);
        for (var i = 0; i < 1000; i++) {
            many.addFormDataPart("label", "x");
        }
        assertThat(post(many).status()).isIn(400, 413, 422);
        assertThat(left()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        var reply = post(new MultipartBody.Builder().setType(MultipartBody.FORM).addFormDataPart("device_id", "CAM-1"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().findValuesAsText("pointer")).containsExactly("/file");
        var fields = post(new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", "a.jpg", RequestBody.create(new byte[10], MediaType.get("image/jpeg")))
                .addFormDataPart("captured_at", "yesterday"));
        assertThat(fields.json().findValuesAsText("pointer")).containsExactly("/device_id", "/captured_at");
    }

    @Test
    void fieldsThatNobodyAskedForAreIgnored() {
        assertThat(post(form(new byte[10]).addFormDataPart("camera_model", "x")).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoFormIsRefused() {
        var json = server.post("/v1/captures")
                .bearer(server.device())
                .json("{\"files\": {\"file\": {\"filepath\": \"/etc/passwd\"}}}")
                .send();
        assertThat(json.status()).isEqualTo(415);
        assertThat(server.post("/v1/captures").bearer(server.device()).send().status())
                .isEqualTo(415);
        for (var type : List.of(
                "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other")) {
            var reply = server.post("/v1/captures")
                    .bearer(server.device())
                    .header("Content-Type", type)
                    .body(RequestBody.create("--x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc"
                            .getBytes(StandardCharsets.UTF_8)))
                    .send();
            assertThat(reply.status()).as(type).isEqualTo(400);
        }
    }

    @Test
    void aFileNameIsNeverAPath() throws IOException {
        var reply = post(new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("device_id", "CAM-1")
                .addFormDataPart("captured_at", "2026-11-01T12:00:00Z")
                .addFormDataPart(
                        "file",
                        "../../../../tmp/evil.jpg",
                        RequestBody.create(new byte[LIMIT / 2], MediaType.get("image/jpeg"))));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(left()).isEmpty();
    }

    @Test
    void nothingIsReadOfWhoeverIsNotLetIn() throws IOException {
        var answer = RawClient.exchange(
                server.port(),
                "POST /v1/captures HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void anUploadThatBreaksOffLeavesNothingBehind() throws IOException {
        try (var client = new RawClient(server.port())) {
            client.send("POST /v1/captures HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + server.device()
                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 3000000\r\n\r\n"
                    + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                    + "x".repeat(1_500_000));
        }
        var next = post(form(new byte[10]));
        assertThat(next.status()).isEqualTo(200);
        Awaiting.until(() -> left().isEmpty());
    }

    @Test
    void whenThereIsNoRoomForLargePartsTheDeviceIsAskedToComeBack() throws IOException {
        Files.delete(server.incoming());
        Files.createFile(server.incoming());
        var reply = post(form(new byte[LIMIT / 2]));
        Files.delete(server.incoming());
        Files.createDirectory(server.incoming());
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("storage_unavailable");
        assertThat(post(form(new byte[LIMIT / 2])).status()).isEqualTo(200);
    }

    @Test
    void whatAKilledServerLeftIsRemovedAtStart(@TempDir Path incoming) throws IOException {
        var now = Instant.parse("2026-05-01T12:00:00Z");
        var left = Files.writeString(incoming.resolve("MultiPart123"), "left");
        Files.setLastModifiedTime(left, FileTime.from(now.minus(Duration.ofMinutes(61))));
        Incoming.prepare(incoming, now);
        assertThat(incoming).isEmptyDirectory();
    }

    @Test
    void whatAnotherNodeIsReceivingIsLeftAlone(@TempDir Path incoming) throws IOException {
        var now = Instant.parse("2026-05-01T12:00:00Z");
        var arriving = Files.writeString(incoming.resolve("MultiPart123"), "half");
        Files.setLastModifiedTime(arriving, FileTime.from(now.minus(Duration.ofMinutes(1))));
        Incoming.prepare(incoming, now);
        assertThat(arriving).exists();
    }

    private Answer upload(Exchange exchange) {
        var upload = exchange.upload();
        var fields = upload.fields();
        var device = fields.require("device_id", DeviceId::new);
        var at = fields.require("captured_at", Form.INSTANT);
        var label = fields.optional("label", Form.TEXT);
        spooled.set(left().size());
        return Answer.ok(new Got(
                device.get().value(),
                at.get(),
                label.get(),
                upload.size(),
                Sha256.of(upload.content()).hex(),
                upload.mediaType()));
    }

    private List<Path> left() {
        try (var files = Files.list(server.incoming())) {
            return files.toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Call.Reply post(MultipartBody.Builder form) {
        return post(form.build());
    }

    private Call.Reply post(RequestBody body) {
        return server.post("/v1/captures").bearer(server.device()).body(body).send();
    }

    private static MultipartBody.Builder form(byte[] file) {
        return new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("device_id", "CAM-1")
                .addFormDataPart("captured_at", "2026-11-01T12:00:00Z")
                .addFormDataPart("file", "still.jpg", RequestBody.create(file, MediaType.get("image/jpeg")));
    }

    private record Fields(String deviceId, Instant capturedAt, Optional<String> label) {}

    private record Got(
            String deviceId, Instant capturedAt, Optional<String> label, long size, String sha256, String mediaType) {}
}
