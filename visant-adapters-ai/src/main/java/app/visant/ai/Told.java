package app.visant.ai;

import java.util.Optional;

/**
 * What a server's answer says.
 *
 * @param said the model's own part of it
 * @param model as it names itself
 */
public record Told(Said said, Optional<String> model, Optional<Long> inputTokens, Optional<Long> outputTokens) {

    /** The model's own part of an answer. */
    public sealed interface Said {
        /** It wrote this, and came to an end. */
        record Text(String text) implements Said {}

        /** It refused, or something between refused for it. */
        record Refusal(String why) implements Said {}

        /** Nothing that can be used, or not all of it. */
        record Nothing(String why) implements Said {}
    }
}
