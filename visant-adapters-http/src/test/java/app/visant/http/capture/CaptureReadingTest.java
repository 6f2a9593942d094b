package app.visant.http.capture;

import static app.visant.http.capture.CaptureServer.JPEG;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.JpegBytes;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Region;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import app.visant.http.Call;
import app.visant.http.Golden;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptureReadingTest {
    private static final Evaluation ABNORMAL = new Evaluation.Completed(new Evaluation.Classification(
            ClassificationState.ABNORMAL, 0.92, "Detected person in restricted area", "single", 3));
    private static final String PREFIX = Sha256.of(JPEG).prefix();

    private final CaptureServer captures = new CaptureServer();

    @AfterEach
    void stop() {
        captures.close();
    }

    @Test
    void theListLooksAsDescribed() {
        take("CAP_1", "2025-11-10T12:00:00Z");
        take("CAP_2", "2025-11-10T12:00:01Z");
        take("CAP_3", "2025-11-10T12:00:02Z");
        captures.evaluate("CAP_2", ABNORMAL);
        captures.evaluate("CAP_3", new Evaluation.Failed("unreadable", "The picture cannot be decoded."));

        var reply = captures.get("/v1/captures");

        assertThat(reply.status()).isEqualTo(200);
        Golden.assertMatches("capture-list", reply.json());
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void theDetailTellsWhatEachAgentSaidAndKeepsTheFailuresOfAgentsToItself() {
        captures.upload("CAP_1");
        captures.evaluate("CAP_1", ABNORMAL);
        captures.assess(
                "CAP_1",
                List.of(
                        new Assessment(
                                "baseline",
                                new ModelOutcome.Assessed(
                                        ClassificationState.ABNORMAL,
                                        0.92,
                                        "Detected person in restricted area",
                                        List.of(new Region(0.25, 0.5, 0.125, 0.25))),
                                Duration.ofMillis(41),
                                1),
                        new Assessment(
                                "cloud",
                                new ModelOutcome.Unavailable("https://example?key=sk-secret", Optional.empty()),
                                Duration.ofSeconds(9),
                                3)));

        var reply = captures.get("/v1/captures/CAP_1");

        assertThat(reply.status()).isEqualTo(200);
        Golden.assertMatches("capture-detail", reply.json());
        assertThat(reply.text()).doesNotContain("sk-secret");
    }

    @Test
    void filtersNarrowTheList() {
        take("CAP_1", "2025-11-10T12:00:00Z");
        take("CAP_2", "2025-11-10T12:00:01Z");
        captures.upload(captures.form("CAP_3")
                .field("captured_at", "2025-11-10T12:00:02Z")
                .field("trigger_label", "manual")
                .file(JPEG));
        captures.evaluate("CAP_2", ABNORMAL);
        var device = captures.world.device.id();

        assertThat(listed("?device_id=" + device)).containsExactly("CAP_3", "CAP_2", "CAP_1");
        assertThat(listed("?device_id=CAM-9")).isEmpty();
        assertThat(listed("?state=abnormal")).containsExactly("CAP_2");
        assertThat(listed("?status=pending")).containsExactly("CAP_3", "CAP_1");
        assertThat(listed("?status=completed&state=normal")).isEmpty();
        assertThat(listed("?from=2025-11-10T12:00:01Z")).containsExactly("CAP_3", "CAP_2");
        assertThat(listed("?to=2025-11-10T12:00:01Z")).containsExactly("CAP_1");
        assertThat(listed("?trigger_label=manual")).containsExactly("CAP_3");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndKeepTheFilter() {
        for (var i = 0; i < 7; i++) {
            take("CAP_" + i, "2025-11-10T12:00:0" + i + "Z");
        }
        take("LATE", "2025-11-10T13:00:00Z");

        var first = captures.get("/v1/captures?limit=3&to=2025-11-10T12:30:00Z");
        var second = captures.get(next(first.header("Link")));
        var third = captures.get(next(second.header("Link")));

        assertThat(ids(first)).containsExactly("CAP_6", "CAP_5", "CAP_4");
        assertThat(ids(second)).containsExactly("CAP_3", "CAP_2", "CAP_1");
        assertThat(ids(third)).containsExactly("CAP_0");
        assertThat(third.header("Link")).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "cursor=%00",
                "state=fine",
                "status=done",
                "from=today",
                "to=-999999999-01-01T00:00:00Z",
                "device_id=..%2f..",
            })
    void aBadFilterIsNamed(String query) {
        var reply = captures.get("/v1/captures?" + query);

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asText())
                .isEqualTo("/query/" + query.substring(0, query.indexOf('=')));
    }

    @Test
    void anImageIsServedAsReceivedAndMayBeKeptForEverUnderItsVersion() {
        captures.upload("CAP_1");

        var versioned = captures.get("/v1/captures/CAP_1/image?v=" + PREFIX);

        assertThat(versioned.status()).isEqualTo(200);
        assertThat(versioned.bytes()).isEqualTo(JPEG);
        assertThat(versioned.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(versioned.header("ETag")).isEqualTo("\"" + Sha256.of(JPEG).hex() + "\"");
        assertThat(versioned.header("Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(versioned.header("Vary")).contains("Authorization", "Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "thumbnail"})
    void aPictureIsNothingButAPictureToABrowser(String which) {
        captures.upload("CAP_1");

        var reply = captures.get("/v1/captures/CAP_1/" + which);

        assertThat(reply.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Content-Security-Policy")).contains("sandbox");
        assertThat(reply.header("Content-Disposition")).isEqualTo("inline; filename=\"CAP_1.jpg\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "thumbnail"})
    void whoeverHasAPictureIsNotSentItAgain(String which) {
        captures.upload("CAP_1");
        var path = "/v1/captures/CAP_1/" + which;
        var tag = captures.get(path).header("ETag");

        var again = captures.server
                .get(path)
                .bearer(captures.owner)
                .header("If-None-Match", "\"other\", " + tag)
                .send();

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(again.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void aVersionThatIsNotTheStillsIsNotKept() {
        captures.upload("CAP_1");

        assertThat(captures.get("/v1/captures/CAP_1/image?v=0123456789abcdef").header("Cache-Control"))
                .isEqualTo("private, no-cache");
    }

    @Test
    void theUrlsOfAListLeadToThePictures() {
        captures.upload("CAP_1");
        var item = captures.get("/v1/captures").json().get(0);

        for (var url : List.of("thumbnail_url", "image_url")) {
            var picture = captures.get(item.get(url).asText());
            assertThat(picture.status()).isEqualTo(200);
            assertThat(picture.header("Cache-Control")).contains("immutable");
        }
    }

    @Test
    void aStillThatCannotBeDecodedHasAnImageButNoThumbnail() {
        var truncated = Arrays.copyOf(JPEG, JpegBytes.scanData(JPEG) + 20);
        captures.upload(captures.form("CAP_1").file(truncated));

        assertThat(captures.get("/v1/captures/CAP_1/image").bytes()).isEqualTo(truncated);
        var thumbnail = captures.get("/v1/captures/CAP_1/thumbnail");
        assertThat(thumbnail.status()).isEqualTo(422);
        assertThat(thumbnail.code()).isEqualTo("unreadable");
    }

    @Test
    void aDeletedCaptureIsGone() {
        captures.upload("CAP_1");

        var deleted = captures.server
                .delete("/v1/captures/CAP_1")
                .bearer(captures.owner)
                .send();

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(captures.get("/v1/captures/CAP_1").status()).isEqualTo(404);
        assertThat(captures.get("/v1/captures/CAP_1/image?v=" + PREFIX).status())
                .isEqualTo(404);
        assertThat(listed("")).isEmpty();
    }

    @Test
    void aViewerLooksAndDeletesNothing() {
        captures.upload("CAP_1");
        var viewer = captures.server.member(captures.world.org, Role.VIEWER);

        assertThat(captures.server
                        .get("/v1/captures/CAP_1")
                        .bearer(viewer)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(captures.server
                        .delete("/v1/captures/CAP_1")
                        .bearer(viewer)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherOrganizationsCaptureCannotBeToldFromOneThatIsNot() {
        captures.upload("CAP_1");
        var stranger = captures.server.member(captures.world.ports.newOrg(), Role.OWNER);

        for (var path : List.of("", "/image", "/image?v=" + PREFIX, "/thumbnail", "/thumbnail?v=" + PREFIX)) {
            var foreign = captures.server
                    .get("/v1/captures/CAP_1" + path)
                    .bearer(stranger)
                    .header("X-Request-Id", "same")
                    .send();
            var missing = captures.server
                    .get("/v1/captures/CAP_9" + path)
                    .bearer(stranger)
                    .header("X-Request-Id", "same")
                    .send();
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(withoutRequestId(foreign.text())).isEqualTo(withoutRequestId(missing.text()));
        }
        assertThat(captures.server
                        .delete("/v1/captures/CAP_1")
                        .bearer(stranger)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(captures.server.get("/v1/captures").bearer(stranger).send().json())
                .isEmpty();
        assertThat(captures.get("/v1/captures/CAP_1").status()).isEqualTo(200);
    }

    @Test
    void nobodySeesAnythingWithoutACredentialAndNoDeviceLooksAtStills() {
        captures.upload("CAP_1");

        for (var path : List.of("", "/CAP_1", "/CAP_1/image", "/CAP_1/thumbnail")) {
            assertThat(captures.server.get("/v1/captures" + path).send().status())
                    .isEqualTo(401);
            assertThat(captures.server
                            .get("/v1/captures" + path)
                            .bearer(captures.device)
                            .send()
                            .status())
                    .isEqualTo(403);
        }
    }

    private void take(String recordId, String capturedAt) {
        var reply = captures.upload(
                captures.form(recordId).field("captured_at", capturedAt).file(JPEG));
        assertThat(reply.status()).isEqualTo(200);
    }

    private List<String> listed(String query) {
        return ids(captures.get("/v1/captures" + query));
    }

    private static List<String> ids(Call.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return StreamSupport.stream(reply.json().spliterator(), false)
                .map(item -> item.get("record_id").asText())
                .toList();
    }

    private static String next(String link) {
        assertThat(link).startsWith("<").endsWith(">; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    private static String withoutRequestId(String text) {
        return text.replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
