package app.visant.domain.evaluation;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What came of asking one agent about one still. Only {@link Assessed} is an answer; nothing else is ever normal. */
public sealed interface ModelOutcome {

    /**
     * The agent answered.
     *
     * @param confidence 0 to 1
     * @param observations what the agent saw before it decided, a short sentence each; may be empty
     * @param regions the parts of the picture that the reason speaks of; may be empty
     */
    record Assessed(
            ClassificationState state,
            double confidence,
            String reason,
            List<String> observations,
            List<Region> regions)
            implements ModelOutcome {
        private static final int MAX_REASON = 2000;
        private static final int MAX_OBSERVATIONS = 12;
        private static final int MAX_OBSERVATION = 300;

        public Assessed {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence must be from 0 to 1");
            }
            reason = ModelText.cut(reason, MAX_REASON);
            observations = observations.stream()
                    .limit(MAX_OBSERVATIONS)
                    .map(text -> ModelText.cut(text, MAX_OBSERVATION))
                    .toList();
            regions = List.copyOf(regions);
        }

        /** By an agent that tells no observations. */
        public Assessed(ClassificationState state, double confidence, String reason, List<Region> regions) {
            this(state, confidence, reason, List.of(), regions);
        }

        /** The same answer with its regions elsewhere. */
        public Assessed moved(UnaryOperator<Region> move) {
            return new Assessed(
                    state,
                    confidence,
                    reason,
                    observations,
                    regions.stream().map(move).toList());
        }
    }

    /** The agent refused or blocked the request. */
    record Declined(String detail) implements ModelOutcome {}

    /** No answer within the time limit. */
    record TimedOut(Duration limit) implements ModelOutcome {}

    /** An answer that is not of the agreed form. */
    record Malformed(String detail) implements ModelOutcome {}

    /** The agent could not be reached, or said that it cannot answer now, and perhaps when to ask again. */
    record Unavailable(String detail, Optional<Duration> retryAfter) implements ModelOutcome {}
}
