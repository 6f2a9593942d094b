package app.visant.domain.capture;

import app.visant.domain.shared.RecordId;
import java.util.Optional;

/** Where the judging of a still stands. */
public sealed interface Evaluation {

    /** Waiting for its turn. */
    record Pending() implements Evaluation {}

    /** Before the agents now. */
    record Processing() implements Evaluation {}

    /** Judged. */
    record Completed(Classification classification) implements Evaluation {}

    /**
     * Given up, and never counted as normal.
     *
     * @param code stable, such as {@code unreadable} or {@code no_answer}
     */
    record Failed(String code, String reason) implements Evaluation {}

    /**
     * The verdict on a still.
     *
     * @param confidence 0 to 1
     * @param basis {@code panel} if the whole panel answered, {@code single} if one agent had to do, {@code budget} if
     *     the local one had to because there was no money for the others, {@code reused} if the verdict is that of a
     *     still that looks the same
     * @param descriptionVersion the version of the normal description that was judged against
     * @param judgedBy the panel in a line, and what it was shown if that was out of the ordinary; empty for verdicts from
     *     before it was noted
     * @param reusedFrom the still whose verdict it is, if it is another's
     */
    record Classification(
            ClassificationState state,
            double confidence,
            String reason,
            String basis,
            int descriptionVersion,
            Optional<String> judgedBy,
            Optional<RecordId> reusedFrom) {
        /** The basis of a verdict that is another still's. */
        public static final String REUSED = "reused";

        /** The basis of a verdict for which there was no money. */
        public static final String BUDGET = "budget";

        /** By an unnamed panel. */
        public Classification(
                ClassificationState state, double confidence, String reason, String basis, int descriptionVersion) {
            this(state, confidence, reason, basis, descriptionVersion, Optional.empty(), Optional.empty());
        }

        public Classification {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence must be from 0 to 1");
            }
        }
    }

    /** Whether it has come to an end, one way or the other. */
    default boolean settled() {
        return switch (this) {
            case Pending p -> false;
            case Processing p -> false;
            case Completed c -> true;
            case Failed f -> true;
        };
    }

    /** The word on the wire. */
    default String status() {
        return switch (this) {
            case Pending p -> "pending";
            case Processing p -> "processing";
            case Completed c -> "completed";
            case Failed f -> "failed";
        };
    }

    /** The verdict, if there is one. */
    default Optional<Classification> judged() {
        return this instanceof Completed done ? Optional.of(done.classification()) : Optional.empty();
    }
}
