package app.visant.domain.capture;

import app.visant.domain.capture.Evaluation.Classification;
import app.visant.domain.shared.Texts;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person says a still shows. It is about the still and outlasts its verdict: whether a verdict is right follows from
 * the two.
 *
 * @param truth what it shows; uncertain if a person cannot tell either
 * @param note up to 1000 characters
 * @param by who said so; empty once the account is gone
 */
public record Mark(ClassificationState truth, Optional<String> note, Optional<UserId> by, Instant at) {
    private static final int MAX_NOTE = 1000;

    public Mark {
        note = note.map(Mark::note);
    }

    /**
     * The note as it is kept.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static String note(String text) {
        return Texts.block(text, MAX_NOTE);
    }

    /** Whether the verdict says the same. */
    public boolean confirms(Classification verdict) {
        return verdict.state() == truth;
    }

    /**
     * What a still shows whose verdict somebody called right or wrong. Of a wrong one that was normal or abnormal it is the
     * other, unless they say otherwise.
     *
     * @param said what they say it shows, if they do
     */
    public static Truth truth(ClassificationState judged, boolean right, Optional<ClassificationState> said) {
        if (said.isPresent()) {
            return (said.get() == judged) == right ? new Truth.Shown(said.get()) : new Truth.Contradicted();
        }
        if (right) {
            return new Truth.Shown(judged);
        }
        return switch (judged) {
            case NORMAL -> new Truth.Shown(ClassificationState.ABNORMAL);
            case ABNORMAL -> new Truth.Shown(ClassificationState.NORMAL);
            case UNCERTAIN -> new Truth.Unsaid();
        };
    }

    /** What follows from what somebody says of a verdict. */
    public sealed interface Truth {
        record Shown(ClassificationState state) implements Truth {}

        /** A right verdict and another state, or a wrong one and the same. */
        record Contradicted() implements Truth {}

        /** The verdict was uncertain, and that it is wrong does not say what is right. */
        record Unsaid() implements Truth {}
    }
}
