package app.visant.domain.evaluation;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the verdict on one still may be that on the next. Only what a whole panel said, and was sure of: whatever was
 * uncertain, or had to do without somebody, is worth asking again.
 *
 * @param expiry how much later the next still may have been taken; nothing is reused if it is zero
 */
public record ReusePolicy(Duration expiry) {
    /** Every still is judged anew. */
    public static final ReusePolicy NEVER = new ReusePolicy(Duration.ZERO);

    private static final String WHOLE = "panel";

    public ReusePolicy {
        if (expiry.isNegative()) {
            throw new IllegalArgumentException("must not be negative");
        }
    }

    /** Whether a verdict is one that may be used again. */
    public boolean keeps(Evaluation.Classification verdict) {
        return !expiry.isZero()
                && verdict.basis().equals(WHOLE)
                && verdict.state() != ClassificationState.UNCERTAIN
                && verdict.judgedBy().isPresent();
    }

    /**
     * Whether that verdict may be that on a still of the same device, if it looks the same.
     *
     * @param panel the one that would be asked and what it would be shown, in a line
     * @param descriptionVersion the one that would be judged by
     */
    public boolean allows(
            Evaluation.Classification before,
            Instant takenBefore,
            String panel,
            int descriptionVersion,
            Instant takenNow) {
        return keeps(before)
                && before.judgedBy().equals(Optional.of(panel))
                && before.descriptionVersion() == descriptionVersion
                && !takenNow.isBefore(takenBefore)
                && !takenNow.isAfter(takenBefore.plus(expiry));
    }
}
