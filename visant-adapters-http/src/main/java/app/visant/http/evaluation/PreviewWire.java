package app.visant.http.evaluation;

import app.visant.application.evaluation.port.PreviewRepository.View;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Flip;
import app.visant.domain.shared.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about previews. Money is in millionths of a dollar, as whole numbers. */
final class PreviewWire {
    private PreviewWire() {}

    /**
     * What is to be tried.
     *
     * @param deviceId on whose stills
     * @param recordIds on these stills, up to 200
     * @param last on so many of the newest, up to 200; 50 unless told
     */
    record PreviewRequest(
            String text, Optional<String> deviceId, Optional<List<String>> recordIds, Optional<Integer> last) {}

    /** @param estimatedCost what it may cost, as far as the prices are known; 0 for local agents */
    record StartedAnswer(String id, String status, int total, long estimatedCost) {
        static StartedAnswer of(Preview preview) {
            return new StartedAnswer(
                    preview.id().toString(), word(preview.status()), preview.total(), preview.estimatedMicros());
        }
    }

    /**
     * How it stands.
     *
     * @param status {@code running}, {@code completed}, {@code cancelled} or {@code failed}
     * @param done stills that were looked at
     * @param unjudged those of them that came to no verdict
     * @param flips stills that would be judged otherwise
     * @param cost what it cost so far
     */
    record PreviewAnswer(
            String id,
            String status,
            String text,
            Optional<String> deviceId,
            Instant createdAt,
            int total,
            int done,
            int unjudged,
            List<FlipAnswer> flips,
            long estimatedCost,
            long cost) {
        static PreviewAnswer of(View view) {
            var preview = view.preview();
            return new PreviewAnswer(
                    preview.id().toString(),
                    word(preview.status()),
                    preview.text().value(),
                    preview.device().map(DeviceId::value),
                    preview.createdAt(),
                    preview.total(),
                    view.progress().done(),
                    view.progress().unjudged(),
                    view.flips().stream().map(FlipAnswer::of).toList(),
                    preview.estimatedMicros(),
                    view.progress().costMicros());
        }
    }

    record FlipAnswer(String recordId, String before, String after, String reason) {
        static FlipAnswer of(Flip flip) {
            return new FlipAnswer(flip.recordId().value(), word(flip.before()), word(flip.after()), flip.reason());
        }
    }

    /** An event: how far it is. */
    record ProgressAnswer(String id, String status, int total, int done, int unjudged, int flips, long cost) {
        static ProgressAnswer of(View view) {
            return new ProgressAnswer(
                    view.preview().id().toString(),
                    word(view.preview().status()),
                    view.preview().total(),
                    view.progress().done(),
                    view.progress().unjudged(),
                    view.flips().size(),
                    view.progress().costMicros());
        }
    }

    private static String word(Preview.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String word(ClassificationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
