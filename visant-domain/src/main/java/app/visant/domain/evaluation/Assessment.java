package app.visant.domain.evaluation;

import java.time.Duration;

/** One agent's part in a verdict: how it ended, how long it took over all tries, how many there were, and what they cost. */
public record Assessment(String agent, ModelOutcome outcome, Duration latency, int attempts, Spent spent) {
    /** By an agent that costs nothing. */
    public Assessment(String agent, ModelOutcome outcome, Duration latency, int attempts) {
        this(agent, outcome, latency, attempts, Spent.NOTHING);
    }

    /** The same, but for how it ended. */
    public Assessment with(ModelOutcome otherwise) {
        return new Assessment(agent, otherwise, latency, attempts, spent);
    }
}
