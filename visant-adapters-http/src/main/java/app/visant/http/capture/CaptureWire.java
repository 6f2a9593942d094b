package app.visant.http.capture;

import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.application.evaluation.AssessmentHistory.Told;
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
import java.util.stream.Stream;

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
            Optional<String> judgedBy,
            Optional<String> reusedFrom,
            boolean awaitsVerdict,
            List<AssessmentAnswer> assessments) {

        /** @param raw whether what the agents wrote themselves is shown too */
        static CaptureDetail of(Told told, boolean raw) {
            var capture = told.capture();
            var verdict = capture.evaluation().judged();
            return new CaptureDetail(
                    CaptureAnswer.of(capture),
                    capture.deviceTime(),
                    capture.clockSuspect(),
                    capture.still().sha256().hex(),
                    verdict.map(Classification::basis),
                    verdict.map(Classification::descriptionVersion),
                    verdict.flatMap(Classification::judgedBy),
                    verdict.flatMap(Classification::reusedFrom).map(RecordId::value),
                    told.awaitsVerdict(),
                    told.assessments().stream()
                            .map(said -> AssessmentAnswer.of(said, raw))
                            .toList());
        }
    }

    /**
     * One agent's part.
     *
     * @param outcome {@code assessed}, {@code declined}, {@code timed_out}, {@code malformed} or {@code unavailable}
     * @param model as it named itself
     * @param tokens read and written together
     * @param rawAnswer what it wrote before that was understood, for those who may change things: it may hold anything
     */
    record AssessmentAnswer(
            String agent,
            String outcome,
            Optional<String> state,
            Optional<Double> confidence,
            Optional<String> reason,
            List<String> observations,
            List<RegionAnswer> regions,
            Optional<String> model,
            Optional<String> promptVersion,
            Optional<Long> tokens,
            Optional<Long> inputTokens,
            Optional<Long> outputTokens,
            long latencyMs,
            int attempts,
            Optional<String> rawAnswer) {

        static AssessmentAnswer of(Assessment assessment, boolean raw) {
            var given = Optional.of(assessment.outcome())
                    .filter(ModelOutcome.Assessed.class::isInstance)
                    .map(ModelOutcome.Assessed.class::cast);
            var spent = assessment.spent();
            return new AssessmentAnswer(
                    assessment.agent(),
                    outcome(assessment.outcome()),
                    given.map(a -> word(a.state())),
                    given.map(ModelOutcome.Assessed::confidence),
                    given.map(ModelOutcome.Assessed::reason),
                    given.map(ModelOutcome.Assessed::observations).orElse(List.of()),
                    given.map(ModelOutcome.Assessed::regions).orElse(List.of()).stream()
                            .map(RegionAnswer::of)
                            .toList(),
                    spent.model(),
                    spent.promptVersion(),
                    Stream.of(spent.inputTokens(), spent.outputTokens())
                            .flatMap(Optional::stream)
                            .reduce(Long::sum),
                    spent.inputTokens(),
                    spent.outputTokens(),
                    assessment.latency().toMillis(),
                    assessment.attempts(),
                    spent.rawAnswer().filter(text -> raw));
        }

        private static String outcome(ModelOutcome outcome) {
            return switch (outcome) {
                case ModelOutcome.Assessed a -> "assessed";
                case ModelOutcome.Declined d -> "declined";
                case ModelOutcome.TimedOut t -> "timed_out";
                case ModelOutcome.Malformed m -> "malformed";
                case ModelOutcome.Unavailable u -> "unavailable";
            };
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
