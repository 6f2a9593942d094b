package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Accuracy;
import app.visant.domain.evaluation.Calibration;
import app.visant.domain.evaluation.Confusion;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Counts of verdicts, one statement each. Asked of an agent, what counts is what that agent said, not the panel. */
public interface AccuracyReadModel {
    /** Marked stills by what they show and how they were judged. */
    List<Confusion.Count> confusion(Tx tx, Question question);

    /** Marked stills by stated confidence, without uncertain verdicts. */
    List<Calibration.Tally> calibration(Tx tx, Question question);

    /** Stills that two agents judged, for each two; of an agent, those with that agent. In the order of their names. */
    List<Accuracy.Agreement> agreement(Tx tx, Question question);

    /** How long answers took, for each agent or that one. In the order of their names. */
    List<Accuracy.Latency> latency(Tx tx, Question question);

    /**
     * Which stills.
     *
     * @param version judged by that version of the description
     * @param from taken then or later
     * @param to taken before
     */
    record Question(
            Reach reach,
            Optional<DeviceId> device,
            Optional<Integer> version,
            Optional<String> agent,
            Instant from,
            Instant to) {}
}
