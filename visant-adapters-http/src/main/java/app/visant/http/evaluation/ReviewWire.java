package app.visant.http.evaluation;

import app.visant.application.evaluation.CaptureReview.Again;
import app.visant.application.evaluation.CaptureReview.Result;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire when people review verdicts. */
final class ReviewWire {
    static final String UNSAID =
            "is required: the verdict was uncertain, and that it is wrong does not say what is right";

    private ReviewWire() {}

    /** What is said of a verdict. */
    enum Verdict {
        RIGHT,
        WRONG
    }

    /** What is done to many. */
    enum Action {
        MARK,
        UNMARK,
        REEVALUATE,
        DELETE
    }

    /**
     * What somebody says.
     *
     * @param verdict {@code right} or {@code wrong}
     * @param state what the still shows, where that does not follow: {@code normal}, {@code abnormal}, or {@code uncertain} if
     *     nobody can tell
     */
    record MarkRequest(String verdict, Optional<String> state, Optional<String> note) {}

    record MarkedAnswer(
            String recordId,
            String verdict,
            String state,
            Optional<String> note,
            Optional<String> markedBy,
            Instant markedAt) {
        static MarkedAnswer of(RecordId recordId, Result.Marked marked) {
            var mark = marked.mark();
            return new MarkedAnswer(
                    recordId.value(),
                    marked.right() ? "right" : "wrong",
                    word(mark.truth()),
                    mark.note(),
                    mark.by().map(UserId::toString),
                    mark.at());
        }
    }

    /** @param awaitsVerdict until then the verdict there is stands */
    record ReevaluationAnswer(String recordId, boolean awaitsVerdict) {}

    /**
     * What is to be done to many.
     *
     * @param action {@code mark}, {@code unmark}, {@code reevaluate} or {@code delete}
     * @param verdict with {@code mark}
     */
    record BulkRequest(
            List<String> recordIds,
            String action,
            Optional<String> verdict,
            Optional<String> state,
            Optional<String> note) {}

    /** @param result {@code done}, {@code not_found}, {@code not_judged}, {@code contradicted}, {@code state_required} or {@code too_many} */
    record BulkAnswer(String recordId, String result) {}

    static String word(Result result) {
        return switch (result) {
            case Result.Marked marked -> "done";
            case Result.Unknown() -> "not_found";
            case Result.NotJudged() -> "not_judged";
            case Result.Contradicted no -> "contradicted";
            case Result.Unsaid() -> "state_required";
        };
    }

    static String word(Again result) {
        return switch (result) {
            case Again.Waits() -> "done";
            case Again.Unknown() -> "not_found";
            case Again.TooMany no -> "too_many";
        };
    }

    static String word(boolean done) {
        return done ? "done" : "not_found";
    }

    static String contradiction(ClassificationState judged) {
        return "contradicts the verdict, which is " + word(judged);
    }

    private static String word(ClassificationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
