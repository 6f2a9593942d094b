package app.visant.device.spool;

import app.visant.device.port.Still;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** What is written beside a picture. */
record Facts(long bytes, Sha256 sha256, Instant capturedAt, Instant deviceTime, TriggerLabel label) {

    static Facts of(Still still) {
        return new Facts(
                still.jpeg().size(),
                Sha256.of(still.jpeg().bytes()),
                still.capturedAt(),
                still.deviceTime(),
                still.label());
    }

    /** Empty if they are damaged. */
    static Optional<Facts> read(Path file) throws IOException {
        var content = Files.readAllBytes(file);
        try {
            return Optional.of(parse(Json.MAPPER.readTree(content)));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    byte[] toJson() throws IOException {
        return Json.MAPPER.writeValueAsBytes(toNode());
    }

    byte[] toJson(String whyRejected) throws IOException {
        return Json.MAPPER.writeValueAsBytes(toNode().put("rejected", whyRejected));
    }

    /** Whether the picture is the one that was written; a cheap disk may have lost it in a power cut. */
    boolean match(Path picture) throws IOException {
        if (Files.size(picture) != bytes) {
            return false;
        }
        var digest = digest();
        try (var in = new DigestInputStream(Files.newInputStream(picture), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest()).equals(sha256.hex());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private ObjectNode toNode() {
        return Json.MAPPER
                .createObjectNode()
                .put("bytes", bytes)
                .put("sha256", sha256.hex())
                .put("captured_at", capturedAt.toString())
                .put("device_time", deviceTime.toString())
                .put("trigger_label", label.value());
    }

    private static Facts parse(JsonNode json) {
        return new Facts(
                json.path("bytes").asLong(),
                new Sha256(json.path("sha256").asText()),
                Instant.parse(json.path("captured_at").asText()),
                Instant.parse(json.path("device_time").asText()),
                new TriggerLabel(json.path("trigger_label").asText()));
    }
}
