package app.visant.application.capture.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Still;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link MetadataWriter} keeps to. */
public interface MetadataWriterContract {
    Instant TAKEN = Instant.parse("2025-11-10T12:00:00Z");

    MetadataWriter writer();

    @Test
    default void tellsWhatIsKnownOfAStillThatWaits() {
        assertThat(text(new Evaluation.Pending()))
                .isEqualTo("{\"record_id\":\"CAP_1\",\"org_id\":\"00000000-0000-0000-0000-000000000002\","
                        + "\"device_id\":\"CAM-1\",\"captured_at\":\"2025-11-10T12:00:00Z\","
                        + "\"received_at\":\"2025-11-10T12:00:02.500Z\",\"device_time\":null,"
                        + "\"clock_suspect\":false,\"trigger_label\":\"the \\\"gate\\\" é\","
                        + "\"sha256\":\"" + Sha256.of("still").hex() + "\",\"size_bytes\":204800,"
                        + "\"width\":1280,\"height\":720,\"evaluation_status\":\"pending\","
                        + "\"classification\":null,\"failure\":null}");
    }

    @Test
    default void tellsTheVerdict() {
        var verdict =
                new Evaluation.Classification(ClassificationState.ABNORMAL, 0.92, "A person\nat the gate", "panel", 3);

        assertThat(text(new Evaluation.Completed(verdict)))
                .endsWith("\"evaluation_status\":\"completed\",\"classification\":{\"state\":\"abnormal\","
                        + "\"confidence\":0.92,\"reason\":\"A person\\nat the gate\",\"basis\":\"panel\","
                        + "\"description_version\":3},\"failure\":null}");
    }

    @Test
    default void tellsWhyItFailed() {
        assertThat(text(new Evaluation.Failed("unreadable", "It cannot be decoded.")))
                .endsWith("\"evaluation_status\":\"failed\",\"classification\":null,"
                        + "\"failure\":{\"code\":\"unreadable\",\"reason\":\"It cannot be decoded.\"}}");
    }

    @Test
    default void writesTheSameBytesForTheSameCapture() {
        assertThat(writer().write(capture(new Evaluation.Processing())))
                .isEqualTo(writer().write(capture(new Evaluation.Processing())));
    }

    private String text(Evaluation evaluation) {
        return new String(writer().write(capture(evaluation)), StandardCharsets.UTF_8);
    }

    private static Capture capture(Evaluation evaluation) {
        return new Capture(
                new CaptureId(new UUID(0, 1)),
                new OrgId(new UUID(0, 2)),
                new DeviceId("CAM-1"),
                new RecordId("CAP_1"),
                TAKEN,
                TAKEN.plusMillis(2500),
                Optional.empty(),
                false,
                Optional.of(new TriggerLabel("the \"gate\" é")),
                new Still(Sha256.of("still"), 204_800, 1280, 720),
                evaluation);
    }
}
