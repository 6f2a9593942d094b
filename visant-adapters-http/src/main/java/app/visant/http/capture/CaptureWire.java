package app.visant.http.capture;

import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Evaluation.Classification;
import app.visant.domain.capture.Region;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.domain.shared.UserId;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about captures. */
final class CaptureWire {
    private CaptureWire() {}

    record UploadFields(
            String deviceId,
            String recordId,
            Instant capturedAt,
            Optional<String> triggerLabel,
            Optional<Instant> deviceTime) {}

    record UploadedAnswer(String recordId, String message, String evaluationStatus) {
        static UploadedAnswer of(RecordId recordId) {
            return new UploadedAnswer(recordId.value(), "Capture uploaded successfully", "pending");
        }
    }

    /** A capture in a list, and as an event. */
    record CaptureAnswer(
            String recordId,
            String deviceId,
            Instant capturedAt,
            Instant receivedAt,
            Optional<String> triggerLabel,
            Optional<String> classificationState,
            Optional<Double> classificationConfidence,
            Optional<String> classificationReason,
            String evaluationStatus,
            Optional<FailureAnswer> failure,
            Optional<MarkAnswer> mark,
            String thumbnailUrl,
            String imageUrl,
            int width,
            int height,
            long sizeBytes) {

        static CaptureAnswer of(Capture capture) {
            var verdict = capture.evaluation().judged();
            var url = "/v1/captures/" + capture.recordId();
            var version = "?v=" + capture.still().sha256().prefix();
            return new CaptureAnswer(
                    capture.recordId().value(),
                    capture.device().value(),
                    capture.capturedAt(),
                    capture.receivedAt(),
                    capture.label().map(TriggerLabel::value),
                    verdict.map(v -> word(v.state())),
                    verdict.map(Classification::confidence),
                    verdict.map(Classification::reason),
                    capture.evaluation().status(),
                    FailureAnswer.of(capture.evaluation()),
                    MarkAnswer.of(capture),
                    url + "/thumbnail" + version,
                    url + "/image" + version,
                    capture.still().width(),
                    capture.still().height(),
                    capture.still().sizeBytes());
        }
    }

    /** Why there is no verdict. */
    record FailureAnswer(String code, String reason) {
        static Optional<FailureAnswer> of(Evaluation evaluation) {
            return evaluation instanceof Evaluation.Failed failed
                    ? Optional.of(new FailureAnswer(failed.code(), failed.reason()))
                    : Optional.empty();
        }
    }

    /**
     * What a person says it shows.
     *
     * @param verdict {@code right} or {@code wrong}, if there is one
     * @param state what it shows
     * @param markedBy the id of who said so, as long as there is such an account
     */
    record MarkAnswer(
            Optional<String> verdict,
            String state,
            Optional<String> note,
            Optional<String> markedBy,
            Instant markedAt) {
        static Optional<MarkAnswer> of(Capture capture) {
            return capture.mark()
                    .map(mark -> new MarkAnswer(
                            capture.evaluation().judged().map(v -> mark.confirms(v) ? "right" : "wrong"),
                            word(mark.truth()),
                            mark.note(),
                            mark.by().map(UserId::toString),
                            mark.at()));
        }
    }

    /**
     * A capture with what its verdict rests on.
     *
     * @param awaitsVerdict whether it is still to be judged, for the first time or again
     */
    record CaptureDetail(
            @JsonUnwrapped CaptureAnswer capture,
            Optional<Instant> deviceTime,
            boolean clockSuspect,
            String sha256,
            Optional<String> basis,
            Optional<Integer> descriptionVersion,
            boolean awaitsVerdict,
            List<AssessmentAnswer> assessments) {

        static CaptureDetail of(Capture capture, boolean awaitsVerdict, List<Assessment> assessments) {
            var verdict = capture.evaluation().judged();
            return new CaptureDetail(
                    CaptureAnswer.of(capture),
                    capture.deviceTime(),
                    capture.clockSuspect(),
                    capture.still().sha256().hex(),
                    verdict.map(Classification::basis),
                    verdict.map(Classification::descriptionVersion),
                    awaitsVerdict,
                    assessments.stream().map(AssessmentAnswer::of).toList());
        }
    }

    /**
     * One agent's part. What an agent said when it gave no verdict stays inside: it may hold anything.
     *
     * @param outcome {@code assessed}, {@code declined}, {@code timed_out}, {@code malformed} or {@code unavailable}
     */
    record AssessmentAnswer(
            String agent,
            String outcome,
            Optional<String> state,
            Optional<Double> confidence,
            Optional<String> reason,
            List<RegionAnswer> regions,
            Optional<Long> tokens,
            long latencyMs,
            int attempts) {

        static AssessmentAnswer of(Assessment assessment) {
            return switch (assessment.outcome()) {
                case ModelOutcome.Assessed given ->
                    new AssessmentAnswer(
                            assessment.agent(),
                            "assessed",
                            Optional.of(word(given.state())),
                            Optional.of(given.confidence()),
                            Optional.of(given.reason()),
                            given.regions().stream().map(RegionAnswer::of).toList(),
                            Optional.empty(),
                            assessment.latency().toMillis(),
                            assessment.attempts());
                case ModelOutcome.Declined d -> without(assessment, "declined");
                case ModelOutcome.TimedOut t -> without(assessment, "timed_out");
                case ModelOutcome.Malformed m -> without(assessment, "malformed");
                case ModelOutcome.Unavailable u -> without(assessment, "unavailable");
            };
        }

        private static AssessmentAnswer without(Assessment assessment, String outcome) {
            return new AssessmentAnswer(
                    assessment.agent(),
                    outcome,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    assessment.latency().toMillis(),
                    assessment.attempts());
        }
    }

    /** A part of the picture, in shares of the whole. */
    record RegionAnswer(double x, double y, double w, double h) {
        static RegionAnswer of(Region region) {
            return new RegionAnswer(region.x(), region.y(), region.w(), region.h());
        }
    }

    /** That a device came or went. */
    record DeviceEvent(String deviceId, boolean connected, String presence, Optional<Instant> lastSeen) {
        static DeviceEvent of(DeviceView view) {
            return new DeviceEvent(
                    view.device().id().value(), view.streamOpen(), word(view.presence()), view.lastSeen());
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
