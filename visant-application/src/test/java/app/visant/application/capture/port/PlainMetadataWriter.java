package app.visant.application.capture.port;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the JSON by hand. */
public final class PlainMetadataWriter implements MetadataWriter {
    @Override
    public byte[] write(Capture capture) {
        var members = new ArrayList<String>();
        add(members, "record_id", quoted(capture.recordId()));
        add(members, "org_id", quoted(capture.org()));
        add(members, "device_id", quoted(capture.device()));
        add(members, "captured_at", quoted(capture.capturedAt()));
        add(members, "received_at", quoted(capture.receivedAt()));
        add(members, "device_time", orNull(capture.deviceTime().map(PlainMetadataWriter::quoted)));
        add(members, "clock_suspect", capture.clockSuspect());
        add(members, "trigger_label", orNull(capture.label().map(PlainMetadataWriter::quoted)));
        add(members, "sha256", quoted(capture.still().sha256().hex()));
        add(members, "size_bytes", capture.still().sizeBytes());
        add(members, "width", capture.still().width());
        add(members, "height", capture.still().height());
        add(members, "evaluation_status", quoted(capture.evaluation().status()));
        add(members, "classification", orNull(capture.evaluation().judged().map(PlainMetadataWriter::verdict)));
        add(members, "failure", failure(capture.evaluation()));
        return object(members).getBytes(StandardCharsets.UTF_8);
    }

    private static String verdict(Evaluation.Classification verdict) {
        var members = new ArrayList<String>();
        add(members, "state", quoted(verdict.state().name().toLowerCase(Locale.ROOT)));
        add(members, "confidence", verdict.confidence());
        add(members, "reason", quoted(verdict.reason()));
        add(members, "basis", quoted(verdict.basis()));
        add(members, "description_version", verdict.descriptionVersion());
        return object(members);
    }

    private static String failure(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Failed failed) {
            var members = new ArrayList<String>();
            add(members, "code", quoted(failed.code()));
            add(members, "reason", quoted(failed.reason()));
            return object(members);
        }
        return "null";
    }

    private static void add(List<String> members, String name, Object json) {
        members.add("\"" + name + "\":" + json);
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }

    private static String orNull(Optional<String> json) {
        return json.orElse("null");
    }

    private static String quoted(Object value) {
        return "\""
                + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
