package app.visant.application.evaluation;

import app.visant.application.evaluation.port.AccuracyReadModel;
import app.visant.application.evaluation.port.AccuracyReadModel.Question;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.evaluation.Accuracy;
import app.visant.domain.evaluation.Calibration;
import app.visant.domain.evaluation.Confusion;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Reach;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How good verdicts are, as far as people have marked them. */
public final class AccuracyReport {
    /** What is looked at unless told otherwise: the agreement of agents is counted over every still. */
    static final Duration USUAL_SPAN = Duration.ofDays(30);

    private final TransactionRunner transactions;
    private final AccuracyReadModel counts;
    private final InstantSource clock;

    @Inject
    public AccuracyReport(TransactionRunner transactions, AccuracyReadModel counts, InstantSource clock) {
        this.transactions = transactions;
        this.counts = counts;
        this.clock = clock;
    }

    public Report of(Reach reach, Selection wanted) {
        var to = wanted.to().orElseGet(clock::instant);
        var from = wanted.from().orElseGet(() -> to.minus(USUAL_SPAN));
        var question = new Question(reach, wanted.device(), wanted.version(), wanted.agent(), from, to);
        return transactions.forOrg(
                reach.org(),
                tx -> new Report(
                        from,
                        to,
                        new Accuracy(
                                Confusion.of(counts.confusion(tx, question)),
                                Calibration.of(counts.calibration(tx, question)),
                                counts.agreement(tx, question),
                                counts.latency(tx, question))));
    }

    /** Which stills; what is left out does not narrow, but for the time: the last 30 days. */
    public record Selection(
            Optional<DeviceId> device,
            Optional<Integer> version,
            Optional<String> agent,
            Optional<Instant> from,
            Optional<Instant> to) {}

    /** The figures, and of which time. */
    public record Report(Instant from, Instant to, Accuracy accuracy) {}
}
