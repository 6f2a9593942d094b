package app.visant.domain.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the answers of several agents become one. Under every rule: an agent that refused, or whose answer cannot be used,
 * speaks for no state and counts against normal; and if nobody responded at all there is no verdict yet.
 */
public enum ConsensusRule {
    /**
     * All agents that respond must say the same; the surest of them has the word. An agent that is missing is passed over:
     * the others decide without it.
     */
    AGREE,
    /**
     * More than half of the agents that respond must say the same. One that is missing has no vote.
     */
    MAJORITY,
    /**
     * One agent that is sure of something abnormal is enough, whatever the others say. Normal needs every agent of the
     * panel: one that is missing might have seen it, so that without it the still is uncertain.
     */
    ANY_ABNORMAL,
    /**
     * The first agent decides alone. The next one is asked only if it is missing, and so on; a refusal is a response, and
     * asking somebody else after it would be shopping for a better one.
     */
    PRIMARY_WITH_FALLBACK;

    /** The rule of that name on the wire. */
    public static Optional<ConsensusRule> named(String wireName) {
        return Stream.of(values())
                .filter(rule -> rule.wireName().equals(wireName))
                .findFirst();
    }

    /** The name on the wire, such as {@code any_abnormal}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
