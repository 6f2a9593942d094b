package app.visant.domain.evaluation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How good verdicts are: measured by people's marks, by the agents' agreement, and by the time they took.
 *
 * @param agreement of each two agents that judged stills together, whether marked or not
 * @param latency of each agent's answers
 */
public record Accuracy(Confusion confusion, Calibration calibration, List<Agreement> agreement, List<Latency> latency) {
    public Accuracy {
        agreement = List.copyOf(agreement);
        latency = List.copyOf(latency);
    }

    /** How often two agents said the same of a still that both judged. */
    public record Agreement(String one, String other, long stills, long same) {
        public Optional<Double> share() {
            return Confusion.share(same, stills);
        }
    }

    /** How long an agent took, over all tries: what half of its answers stayed within, and what all but one in twenty did. */
    public record Latency(String agent, long answers, Duration median, Duration p95) {}
}
