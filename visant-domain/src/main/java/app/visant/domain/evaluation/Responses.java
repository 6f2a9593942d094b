package app.visant.domain.evaluation;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outcomes of a panel, sorted into those who answered, those who refused or were not understood, and those who were
 * missing. Of the latter two it tells who they were, and nothing of what the models wrote.
 *
 * @param substitute whether this one had to do for an agent before it
 */
record Responses(List<Answer> answers, List<String> refused, List<String> missing, boolean substitute) {

    static Responses of(List<Assessment> panel) {
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
        return new Responses(answers, refused, missing, false);
    }

    Responses asSubstitute() {
        return new Responses(answers, refused, missing, true);
    }

    /** Whether nobody responded at all. */
    boolean silence() {
        return votes() == 0;
    }

    /** How many responded, one way or the other. */
    int votes() {
        return answers.size() + refused.size();
    }

    boolean anyRefused() {
        return !refused.isEmpty();
    }

    boolean anyMissing() {
        return !missing.isEmpty();
    }

    /** The different states that were answered. */
    List<ClassificationState> states() {
        return answers.stream().map(a -> a.given().state()).distinct().toList();
    }

    List<Assessed> saying(ClassificationState state) {
        return answers.stream()
                .map(Answer::given)
                .filter(a -> a.state() == state)
                .toList();
    }

    Optional<Assessed> surest(ClassificationState state) {
        return saying(state).stream().max(Comparator.comparingDouble(Assessed::confidence));
    }

    double leastConfidence() {
        return answers.stream().mapToDouble(a -> a.given().confidence()).min().orElse(0);
    }

    /** One answer without the others is a single agent's; several are a panel's, and so is a panel that was heard whole. */
    String basis() {
        var whole = missing.isEmpty() && !substitute;
        return whole || answers.size() > 1 ? "panel" : "single";
    }

    String refusals() {
        return String.join("; ", refused);
    }

    String absences() {
        return String.join("; ", missing);
    }

    String inWords() {
        return Stream.concat(refused.stream(), missing.stream()).collect(Collectors.joining("; "));
    }

    String withAnswers(String why) {
        return Stream.concat(Stream.of(why), answers.stream().map(Answer::inWords))
                .collect(Collectors.joining("; "));
    }

    /** What one agent said. */
    record Answer(String agent, Assessed given) {
        String inWords() {
            var state = given.state().name().toLowerCase(Locale.ROOT);
            return agent + " says " + state + ": " + given.reason();
        }
    }
}
