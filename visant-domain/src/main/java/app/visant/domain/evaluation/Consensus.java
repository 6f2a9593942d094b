package app.visant.domain.evaluation;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import java.util.List;
import java.util.Optional;

/**
 * How the answers of a panel become one verdict. Pure. It never says normal unless an agent did, and never because an
 * agent refused, failed or could not be understood.
 */
public final class Consensus {
    private Consensus() {}

    /** What the panel comes to. */
    public sealed interface Result {
        /** There is a verdict; {@code basis} is {@code panel}, or {@code single} if one agent had to do for the others. */
        record Verdict(ClassificationState state, double confidence, String reason, String basis) implements Result {}

        /** Nobody answered: to be asked again later. */
        record NoAnswer(String detail) implements Result {}
    }

    /**
     * The verdict.
     *
     * @param panel the agents that were asked, in the panel's order
     */
    public static Result of(List<Assessment> panel, ConsensusPolicy policy) {
        var heard = Responses.of(panel);
        if (heard.silence()) {
            return new Result.NoAnswer(heard.inWords());
        }
        return switch (policy.rule()) {
            case AGREE -> agreed(heard, policy);
            case MAJORITY -> majority(heard, policy);
            case ANY_ABNORMAL -> anyAbnormal(heard, policy);
            case PRIMARY_WITH_FALLBACK -> first(panel, policy);
        };
    }

    /** Whether an agent responded at all, be it by refusing; one that did not is missing. */
    public static boolean responded(ModelOutcome outcome) {
        return switch (outcome) {
            case Assessed a -> true;
            case ModelOutcome.Declined d -> true;
            case ModelOutcome.Malformed m -> true;
            case ModelOutcome.TimedOut t -> false;
            case ModelOutcome.Unavailable u -> false;
        };
    }

    private static Result agreed(Responses heard, ConsensusPolicy policy) {
        if (heard.anyRefused()) {
            return unclear(heard, 0, heard.refusals());
        }
        if (heard.states().size() > 1) {
            return unclear(heard, heard.leastConfidence(), "The agents disagree");
        }
        return decided(heard, heard.states().getFirst(), policy);
    }

    private static Result majority(Responses heard, ConsensusPolicy policy) {
        var winner = heard.states().stream()
                .filter(state -> 2 * heard.saying(state).size() > heard.votes())
                .findFirst();
        if (winner.isPresent()) {
            return decided(heard, winner.get(), policy);
        }
        return heard.anyRefused()
                ? unclear(heard, 0, heard.refusals())
                : unclear(heard, heard.leastConfidence(), "The agents are divided");
    }

    private static Result anyAbnormal(Responses heard, ConsensusPolicy policy) {
        var alarm = heard.surest(ClassificationState.ABNORMAL).filter(a -> a.confidence() >= policy.threshold());
        if (alarm.isPresent()) {
            return decided(heard, ClassificationState.ABNORMAL, policy);
        }
        if (heard.anyMissing() && heard.states().equals(List.of(ClassificationState.NORMAL)) && !heard.anyRefused()) {
            return unclear(heard, heard.leastConfidence(), heard.absences());
        }
        return agreed(heard, policy);
    }

    private static Result first(List<Assessment> panel, ConsensusPolicy policy) {
        for (var place = 0; place < panel.size(); place++) {
            var alone = Responses.of(List.of(panel.get(place)));
            if (!alone.silence()) {
                return agreed(place == 0 ? alone : alone.asSubstitute(), policy);
            }
        }
        throw new IllegalStateException("somebody responded");
    }

    /** What they agreed on, in the words of the surest, if that one is sure enough. */
    private static Result decided(Responses heard, ClassificationState state, ConsensusPolicy policy) {
        Optional<Assessed> surest = heard.surest(state);
        var word = surest.orElseThrow();
        var said = word.confidence() < policy.threshold() ? ClassificationState.UNCERTAIN : state;
        return new Result.Verdict(said, word.confidence(), word.reason(), heard.basis());
    }

    /** What kept the panel from a verdict, and what those who answered said all the same. */
    private static Result unclear(Responses heard, double confidence, String why) {
        return new Result.Verdict(ClassificationState.UNCERTAIN, confidence, heard.withAnswers(why), heard.basis());
    }
}
