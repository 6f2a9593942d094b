package app.visant.domain.capture;

import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One still, as received.
 *
 * @param capturedAt when it was taken, as far as the device's clock can be believed
 * @param deviceTime the device's own clock reading, if it sent one
 * @param clockSuspect whether {@code capturedAt} was in the future and was replaced by {@code receivedAt}
 * @param mark what a person says it shows, if somebody did
 */
public record Capture(
        CaptureId id,
        OrgId org,
        DeviceId device,
        RecordId recordId,
        Instant capturedAt,
        Instant receivedAt,
        Optional<Instant> deviceTime,
        boolean clockSuspect,
        Optional<TriggerLabel> label,
        Still still,
        Evaluation evaluation,
        Optional<Mark> mark) {

    /** One that nobody marked. */
    public Capture(
            CaptureId id,
            OrgId org,
            DeviceId device,
            RecordId recordId,
            Instant capturedAt,
            Instant receivedAt,
            Optional<Instant> deviceTime,
            boolean clockSuspect,
            Optional<TriggerLabel> label,
            Still still,
            Evaluation evaluation) {
        this(
                id,
                org,
                device,
                recordId,
                capturedAt,
                receivedAt,
                deviceTime,
                clockSuspect,
                label,
                still,
                evaluation,
                Optional.empty());
    }

    /** How far ahead of the server a device's clock may run before its word is not taken. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    public static Capture received(
            CaptureId id,
            OrgId org,
            DeviceId device,
            RecordId recordId,
            Instant claimedAt,
            Optional<Instant> deviceTime,
            Optional<TriggerLabel> label,
            Still still,
            Instant now) {
        var suspect = claimedAt.isAfter(now.plus(CLOCK_TOLERANCE));
        return new Capture(
                id,
                org,
                device,
                recordId,
                suspect ? now : claimedAt,
                now,
                deviceTime,
                suspect,
                label,
                still,
                new Evaluation.Pending());
    }
}
