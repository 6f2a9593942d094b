package app.visant.domain.evaluation;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer cost and came from, as far as the agent tells; a local agent tells nothing.
 *
 * @param model the model as it names itself in its answer
 * @param inputTokens tokens read over all tries
 * @param outputTokens tokens written over all tries, thoughts included
 * @param promptVersion language and number of the prompt, such as {@code en-1}
 * @param rawAnswer what the model wrote before it was understood, cut at {@value #MAX_RAW} characters
 */
public record Spent(
        Optional<String> model,
        Optional<Long> inputTokens,
        Optional<Long> outputTokens,
        Optional<String> promptVersion,
        Optional<String> rawAnswer) {

    /** Costs nothing and comes from here. */
    public static final Spent NOTHING =
            new Spent(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int MAX_RAW = 16_384;
    private static final int MAX_NAME = 200;

    public Spent {
        model = model.map(name -> ModelText.cut(name, MAX_NAME));
        rawAnswer = rawAnswer.map(text -> ModelText.cut(text, MAX_RAW));
        if (Stream.of(inputTokens, outputTokens).flatMap(Optional::stream).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("tokens must not be negative");
        }
    }

    /** With what an earlier try cost on top; whatever else is known of this one stays. */
    public Spent after(Spent earlier) {
        return new Spent(
                model.or(earlier::model),
                sum(earlier.inputTokens, inputTokens),
                sum(earlier.outputTokens, outputTokens),
                promptVersion.or(earlier::promptVersion),
                rawAnswer.or(earlier::rawAnswer));
    }

    private static Optional<Long> sum(Optional<Long> one, Optional<Long> other) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(Long::sum);
    }
}
