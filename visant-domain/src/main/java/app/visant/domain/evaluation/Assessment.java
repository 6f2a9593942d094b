package app.visant.domain.evaluation;

import java.time.Duration;

/** One agent's part in a verdict: how it ended, how long it took over all tries, and how many there were. */
public record Assessment(String agent, ModelOutcome outcome, Duration latency, int attempts) {}
