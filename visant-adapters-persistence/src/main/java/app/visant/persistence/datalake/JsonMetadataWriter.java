package app.visant.persistence.datalake;

import app.visant.application.capture.port.MetadataWriter;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.shared.TriggerLabel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;

/** Writes metadata with Jackson. */
public final class JsonMetadataWriter implements MetadataWriter {
    private final ObjectMapper mapper = new ObjectMapper();

    @Inject
    public JsonMetadataWriter() {}

    @Override
    public byte[] write(Capture capture) {
        var json = mapper.createObjectNode()
                .put("record_id", capture.recordId().value())
                .put("org_id", capture.org().toString())
                .put("device_id", capture.device().value())
                .put("captured_at", capture.capturedAt().toString())
                .put("received_at", capture.receivedAt().toString())
                .put("device_time", capture.deviceTime().map(Instant::toString).orElse(null))
                .put("clock_suspect", capture.clockSuspect())
                .put("trigger_label", capture.label().map(TriggerLabel::value).orElse(null))
                .put("sha256", capture.still().sha256().hex())
                .put("size_bytes", capture.still().sizeBytes())
                .put("width", capture.still().width())
                .put("height", capture.still().height())
                .put("evaluation_status", capture.evaluation().status());
        outcome(json, capture.evaluation());
        try {
            return mapper.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can be written", e);
        }
    }

    private static void outcome(ObjectNode json, Evaluation evaluation) {
        json.putNull("classification").putNull("failure");
        evaluation
                .judged()
                .ifPresent(verdict -> json.putObject("classification")
                        .put("state", verdict.state().name().toLowerCase(Locale.ROOT))
                        .put("confidence", verdict.confidence())
                        .put("reason", verdict.reason())
                        .put("basis", verdict.basis())
                        .put("description_version", verdict.descriptionVersion()));
        if (evaluation instanceof Evaluation.Failed failed) {
            json.putObject("failure").put("code", failed.code()).put("reason", failed.reason());
        }
    }
}
