package app.visant.domain.evaluation;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the answers of a panel become one verdict. Pure. It never says normal unless an agent did, and no agent that
 * answered said otherwise.
 */
public final class Consensus {
    private Consensus() {}

    /** What the panel comes to. */
    public sealed interface Result {
        /** There is a verdict; {@code basis} is {@code panel} or {@code single}. */
        record Verdict(ClassificationState state, double confidence, String reason, String basis) implements Result {}

        /** Nobody answered: to be asked again later. */
        record NoAnswer(String detail) implements Result {}
    }

    public static Result of(List<Assessment> panel, ConsensusPolicy policy) {
        if (panel.isEmpty()) {
            throw new IllegalArgumentException("a panel has at least one agent");
        }
        var answers = new ArrayList<Answer>();
        var refused = new ArrayList<String>();
        var missing = new ArrayList<String>();
        for (var assessment : panel) {
            switch (assessment.outcome()) {
                case Assessed answer -> answers.add(new Answer(assessment.agent(), answer));
                case ModelOutcome.Declined d -> refused.add(assessment.agent() + " declined to answer");
                case ModelOutcome.Malformed m -> refused.add(assessment.agent() + " gave an unusable answer");
                case ModelOutcome.TimedOut t -> missing.add(assessment.agent() + " did not answer in time");
                case ModelOutcome.Unavailable u -> missing.add(assessment.agent() + " was not available");
            }
        }
        if (!refused.isEmpty()) {
            return uncertain(0, withAnswers(String.join("; ", refused), answers), missing.isEmpty());
        }
        if (answers.isEmpty()) {
            return new Result.NoAnswer(String.join("; ", missing));
        }
        return decide(answers, missing.isEmpty(), policy);
    }

    private static Result decide(List<Answer> answers, boolean complete, ConsensusPolicy policy) {
        var states = answers.stream().map(a -> a.given().state()).distinct().count();
        if (states > 1) {
            var least = answers.stream()
                    .mapToDouble(a -> a.given().confidence())
                    .min()
                    .orElse(0);
            return uncertain(least, withAnswers("The agents disagree", answers), true);
        }
        var surest = answers.stream()
                .map(Answer::given)
                .max(Comparator.comparingDouble(Assessed::confidence))
                .orElseThrow();
        var state = surest.confidence() < policy.threshold() ? ClassificationState.UNCERTAIN : surest.state();
        return new Result.Verdict(state, surest.confidence(), surest.reason(), basis(complete || answers.size() > 1));
    }

    private static Result uncertain(double confidence, String reason, boolean panel) {
        return new Result.Verdict(ClassificationState.UNCERTAIN, confidence, reason, basis(panel));
    }

    /** What kept the panel from a verdict, and what those who answered said all the same. */
    private static String withAnswers(String why, List<Answer> answers) {
        return Stream.concat(Stream.of(why), answers.stream().map(Answer::inWords))
                .collect(Collectors.joining("; "));
    }

    private static String basis(boolean panel) {
        return panel ? "panel" : "single";
    }

    private record Answer(String agent, Assessed given) {
        String inWords() {
            var state = given.state().name().toLowerCase(Locale.ROOT);
            return agent + " says " + state + ": " + given.reason();
        }
    }
}
