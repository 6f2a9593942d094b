package app.visant.application.evaluation;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps questions from an agent that does not answer. It opens after some failures in a row. When it has rested for a
 * while, one question is let through as a probe, whose answer closes it, and whose failure doubles the rest. Thread-safe.
 */
final class Breaker {
    static final int FAILURES = 5;
    static final Duration FIRST_REST = Duration.ofSeconds(15);
    static final Duration LONGEST_REST = Duration.ofMinutes(1);
    /** How long the probe has the agent for itself; whoever sent it may be gone. */
    static final Duration PROBE = Duration.ofSeconds(30);

    private int failures;
    private Duration rest = FIRST_REST;
    private Instant shutUntil = Instant.MIN;

    /** Whoever is granted a turn says how it went, or that it came to nothing by saying nothing. */
    synchronized Turn turn(Instant now) {
        if (!open()) {
            return new Turn.Granted(false);
        }
        if (now.isBefore(shutUntil)) {
            return new Turn.Refused(Duration.between(now, shutUntil));
        }
        shutUntil = now.plus(PROBE);
        return new Turn.Granted(true);
    }

    synchronized void answered() {
        failures = 0;
        rest = FIRST_REST;
    }

    /** @param asked how long it asked to be left alone */
    synchronized void failed(Turn.Granted turn, Instant now, Duration asked) {
        if (turn.probe()) {
            rest = shorter(rest.multipliedBy(2), LONGEST_REST);
            shut(now, asked);
        } else if (!open()) {
            failures++;
            if (open()) {
                shut(now, asked);
            }
        }
        // Questions that were out when it opened tell nothing new.
    }

    synchronized boolean open() {
        return failures >= FAILURES;
    }

    private void shut(Instant now, Duration asked) {
        shutUntil = now.plus(asked.compareTo(rest) > 0 ? shorter(asked, LONGEST_REST) : rest);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Whether a question may be asked. */
    sealed interface Turn {
        /** It may. */
        record Granted(boolean probe) implements Turn {}

        /** Not for so long. */
        record Refused(Duration rest) implements Turn {}
    }
}
