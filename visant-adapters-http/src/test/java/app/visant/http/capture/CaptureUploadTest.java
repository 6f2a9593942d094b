package app.visant.http.capture;

import static app.visant.http.capture.CaptureServer.JPEG;
import static app.visant.http.capture.CaptureServer.OTHER_JPEG;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Together;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.JpegBytes;
import app.visant.application.device.port.DeviceReadModel;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.http.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CaptureUploadTest {
    private DeviceReadModel.DeviceView seen() {
        var world = captures.world;
        var now = world.ports.clock().instant();
        return world.ports
                .in(world.org)
                .find(tx -> world.ports.deviceViews().find(tx, world.org, world.device.id(), now))
                .orElseThrow();
    }

    private final CaptureServer captures = new CaptureServer();

    @AfterEach
    void stop() {
        captures.close();
    }

    @Test
    void aStillIsStoredAndAnsweredAsDescribed() {
        var reply = captures.upload("CAP_20251110_120000_abc123");

        assertThat(reply.status()).isEqualTo(200);
        Golden.assertMatches("capture-uploaded", reply.json());
        var stored = captures.world.capture("CAP_20251110_120000_abc123");
        assertThat(stored.capturedAt()).isEqualTo(Instant.parse("2025-11-10T12:00:00Z"));
        assertThat(stored.label().orElseThrow().value()).isEqualTo("scheduled-hourly");
        assertThat(captures.world.images.read(ImageKey.of(stored), Part.ORIGINAL))
                .contains(JPEG);
    }

    @Test
    void whoUploadsIsHeard() {
        assertThat(seen().presence()).isEqualTo(Presence.AWAY);

        captures.upload("CAP_1");

        assertThat(seen().presence()).as("heard, though it holds no stream").isEqualTo(Presence.DISCONNECTED);
        assertThat(seen().lastSeen()).contains(captures.world.ports.clock().instant());
    }

    @Test
    void afterTheEndOfThePlanStillsAnswer402() {
        var late = captures.server.credentials.add(
                "visd_late",
                new Principal.Device(
                        captures.world.device.id(),
                        captures.world.org,
                        captures.world.ports.clock().instant()));

        var reply = captures.server
                .post("/v1/captures")
                .bearer(late)
                .body(captures.form("CAP_1").file(JPEG).body())
                .send();

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.code()).isEqualTo("trial_expired");
        assertThat(captures.get("/v1/captures").status()).isEqualTo(200);
    }

    @Test
    void theReferencesClientIsUnderstood() {
        var form = captures.form("CAP_1")
                .field("captured_at", "2025-11-10T12:00:00.123456+00:00")
                .field("trigger_label", "")
                .fileType("application/octet-stream")
                .file(JPEG);

        var reply = captures.server
                .post("/v1/captures/")
                .bearer(captures.device)
                .body(form.body())
                .send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(captures.world.capture("CAP_1").label()).isEmpty();
    }

    @Test
    void theDevicesOwnClockAndABlankLabelAreTaken() {
        captures.upload(captures.form("CAP_1")
                .field("device_time", "2025-11-10T13:00:05+01:00")
                .field("trigger_label", " ")
                .file(JPEG));

        assertThat(captures.world.capture("CAP_1").deviceTime()).contains(Instant.parse("2025-11-10T12:00:05Z"));
        assertThat(captures.world.capture("CAP_1").label()).isEmpty();
    }

    @Test
    void theSameStillAgainGetsTheFirstAnswerAgain() {
        var first = captures.upload("CAP_1");

        var again = captures.upload("CAP_1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.bytes()).isEqualTo(first.bytes());
    }

    @Test
    void otherBytesUnderAUsedRecordIdAreAConflict() {
        captures.upload("CAP_1");

        var reply = captures.upload(captures.form("CAP_1").file(OTHER_JPEG));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.code()).isEqualTo("record_id_taken");
    }

    @Test
    void manyUploadsOfOneRecordIdAtOnceAgree() {
        var same = Together.run(6, () -> captures.upload("CAP_1").status());
        var turn = new AtomicInteger();
        var different = Together.run(
                6,
                () -> captures.upload(captures.form("CAP_2").file(CaptureServer.jpeg(turn.incrementAndGet())))
                        .status());

        assertThat(same).containsOnly(200);
        assertThat(different)
                .containsOnly(200, 409)
                .filteredOn(status -> status == 200)
                .hasSize(1);
    }

    @Test
    void aDeviceSpeaksForItselfOnly() {
        var reply = captures.upload(
                captures.form("CAP_1").field("device_id", "CAM-9").file(JPEG));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("device_mismatch");
    }

    @Test
    void onlyDevicesUpload() {
        var body = captures.form("CAP_1").file(JPEG).body();

        assertThat(captures.server
                        .post("/v1/captures")
                        .bearer(captures.owner)
                        .body(body)
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(captures.server.post("/v1/captures").body(body).send().status())
                .isEqualTo(401);
        assertThat(captures.server
                        .post("/v1/captures")
                        .bearer("visd_unknown")
                        .body(body)
                        .send()
                        .status())
                .isEqualTo(401);
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource({
        "device_id, ''",
        "device_id, ../../etc/passwd",
        "record_id, ''",
        "record_id, ..",
        "record_id, a/b",
        "record_id, -rf",
        "record_id, CAP 1",
        "record_id, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "captured_at, ''",
        "captured_at, yesterday",
        "captured_at, 2025-11-10",
        "captured_at, 2025-11-10T12:00:00",
        "captured_at, -999999999-01-01T00:00:00Z",
        "captured_at, 1969-12-31T23:59:59Z",
        "captured_at, +10000-01-01T00:00:00Z",
        "device_time, 12 o'clock",
    })
    void aBadFieldIsNamed(String field, String value) {
        var reply = captures.upload(captures.form("CAP_1").field(field, value).file(JPEG));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/" + field);
        assertNothingStored();
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        var reply = captures.upload(captures.form("..")
                .field("device_id", "")
                .field("captured_at", "now")
                .field("trigger_label", "x".repeat(101))
                .file(JPEG));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors")).hasSize(4);
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        var reply = captures.upload(captures.form("CAP_1"));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/file");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileFilesAreRefusedWithAReasonAndNothingOfThemIsKept(String what, byte[] file, int status, String code)
            throws IOException {
        var reply = captures.upload(captures.form("CAP_1").file(file));

        assertThat(reply.status()).as(what).isEqualTo(status);
        assertThat(reply.code()).as(what).isEqualTo(code);
        assertNothingStored();
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("nothing", new byte[0], 415, "not_jpeg"),
                Arguments.of("one byte", new byte[] {(byte) 0xFF}, 415, "not_jpeg"),
                Arguments.of("a GIF", bytes("GIF89a\u0001\u0000\u0001\u0000"), 415, "not_jpeg"),
                Arguments.of("a PNG", JpegBytes.bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10), 415, "not_jpeg"),
                Arguments.of("SVG", bytes("<svg onload='alert(1)'/>"), 415, "not_jpeg"),
                Arguments.of("HTML", bytes("<!doctype html><script>alert(1)</script>"), 415, "not_jpeg"),
                Arguments.of("zeros", new byte[4096], 415, "not_jpeg"),
                Arguments.of("a claim of 65,500²", JpegBytes.claiming(JPEG, 65_500, 65_500), 422, "too_many_pixels"),
                Arguments.of("a claim of 20,000²", JpegBytes.claiming(JPEG, 20_000, 20_000), 422, "too_many_pixels"),
                Arguments.of("no size", JpegBytes.claiming(JPEG, 0, 0), 422, "malformed"),
                Arguments.of("a header cut short", Arrays.copyOf(JPEG, 40), 422, "malformed"),
                Arguments.of("a thousand scans", scans(1000), 422, "too_many_scans"));
    }

    @Test
    void aPictureThatCannotBeDecodedIsKeptAllTheSame() {
        var truncated = Arrays.copyOf(JPEG, JpegBytes.scanData(JPEG) + 20);

        assertThat(captures.upload(captures.form("CAP_1").file(truncated)).status())
                .isEqualTo(200);
    }

    @Test
    void aFileOverTheLimitIsRefusedWhetherItsLengthIsToldOrNot() throws IOException {
        var tooLarge = Arrays.copyOf(JPEG, 10 * 1024 * 1024 + 1);

        assertThat(captures.upload(captures.form("CAP_1").file(tooLarge)).status())
                .isEqualTo(413);
        assertThat(captures.server
                        .post("/v1/captures")
                        .bearer(captures.device)
                        .body(chunked(captures.form("CAP_1").file(tooLarge).body()))
                        .send()
                        .status())
                .isEqualTo(413);
        assertNothingStored();
        try (var left = Files.list(captures.server.incoming())) {
            assertThat(left).as("temporary files").isEmpty();
        }
    }

    @Test
    void aCompressedBodyIsNotUnpacked() throws IOException {
        var form = captures.form("CAP_1").file(JPEG).body();
        var plain = new Buffer();
        form.writeTo(plain);
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain.readByteArray());
        }

        var reply = captures.server
                .post("/v1/captures")
                .bearer(captures.device)
                .header("Content-Encoding", "gzip")
                .body(String.valueOf(form.contentType()), packed.toByteArray())
                .send();

        assertThat(reply.status()).isBetween(400, 499);
        assertNothingStored();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, '{\"file\":{\"filepath\":\"/etc/passwd\"}}', 415",
        "image/jpeg, 'whatever', 415",
        "multipart/form-data, 'no boundary', 400",
        "multipart/form-data; boundary=x, '--x no end', 400",
        "application/x-www-form-urlencoded, 'device_id=CAM-1', 415",
    })
    void whatIsNoFormIsRefused(String type, String body, int status) {
        var reply = captures.server
                .post("/v1/captures")
                .bearer(captures.device)
                .body(type, bytes(body))
                .send();

        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void aFullDiskIsSaidSoAndABrokenOneIsTemporary() {
        captures.world.images.full(true);
        var full = captures.upload("CAP_1");
        captures.world.images.full(false);
        captures.world.images.failNext();
        var broken = captures.upload("CAP_1");

        assertThat(full.status()).isEqualTo(507);
        assertThat(full.code()).isEqualTo("storage_full");
        assertThat(full.header("Retry-After")).isEqualTo("60");
        assertThat(broken.status()).isEqualTo(503);
        assertNothingStored();
        assertThat(captures.upload("CAP_1").status()).isEqualTo(200);
    }

    @Test
    void theNameOfTheFileIsNeverUsed() {
        captures.upload("CAP_1");

        assertThat(captures.world.images.keys())
                .containsExactly(captures.world.key("CAP_1"))
                .noneMatch(key -> key.toString().contains("passwd"));
    }

    private void assertNothingStored() {
        assertThat(captures.world.images.keys()).isEmpty();
        assertThat(captures.world.library.find(Reach.all(captures.world.org), new RecordId("CAP_1")))
                .isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Many empty scans, each of which a decoder would go through. */
    private static byte[] scans(int count) {
        var scan = Arrays.copyOfRange(
                JPEG, JpegBytes.find(JPEG, JpegBytes.SOS), JpegBytes.end(JPEG, JpegBytes.find(JPEG, JpegBytes.SOS)));
        List<byte[]> pieces = new ArrayList<>();
        for (var i = 0; i < count; i++) {
            pieces.add(scan);
        }
        return JpegBytes.insert(
                JPEG, JpegBytes.find(JPEG, JpegBytes.SOS), JpegBytes.concat(pieces.toArray(new byte[0][])));
    }

    private static RequestBody chunked(RequestBody body) {
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return body.contentType();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                body.writeTo(sink);
            }
        };
    }
}
