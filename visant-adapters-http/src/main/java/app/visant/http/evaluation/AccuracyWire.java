package app.visant.http.evaluation;

import app.visant.application.evaluation.AccuracyReport.Report;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Accuracy;
import app.visant.domain.evaluation.Calibration;
import app.visant.domain.evaluation.Confusion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes over the wire about accuracy. Shares are from 0 to 1, and null where there is nothing to divide by. */
final class AccuracyWire {
    private static final double NANOS_PER_MILLI = 1_000_000;

    private AccuracyWire() {}

    /**
     * The figures of a span of time.
     *
     * @param marked stills that people said something of
     * @param counts by what they show, then by what they were judged
     */
    record AccuracyAnswer(
            Instant from,
            Instant to,
            long marked,
            CountsAnswer counts,
            Optional<Double> precision,
            Optional<Double> recall,
            Optional<Double> falseAlarmRate,
            Optional<Double> uncertainRate,
            List<AgreementAnswer> agreement,
            CalibrationAnswer calibration,
            List<LatencyAnswer> latency) {
        static AccuracyAnswer of(Report report) {
            var accuracy = report.accuracy();
            var confusion = accuracy.confusion();
            return new AccuracyAnswer(
                    report.from(),
                    report.to(),
                    confusion.marked(),
                    CountsAnswer.of(confusion),
                    confusion.precision(),
                    confusion.recall(),
                    confusion.falseAlarmRate(),
                    confusion.uncertainRate(),
                    accuracy.agreement().stream().map(AgreementAnswer::of).toList(),
                    CalibrationAnswer.of(accuracy.calibration()),
                    accuracy.latency().stream().map(LatencyAnswer::of).toList());
        }
    }

    record CountsAnswer(JudgedAnswer normal, JudgedAnswer abnormal, JudgedAnswer uncertain) {
        static CountsAnswer of(Confusion confusion) {
            return new CountsAnswer(
                    JudgedAnswer.of(confusion, ClassificationState.NORMAL),
                    JudgedAnswer.of(confusion, ClassificationState.ABNORMAL),
                    JudgedAnswer.of(confusion, ClassificationState.UNCERTAIN));
        }
    }

    record JudgedAnswer(long normal, long abnormal, long uncertain) {
        static JudgedAnswer of(Confusion confusion, ClassificationState truth) {
            return new JudgedAnswer(
                    confusion.count(truth, ClassificationState.NORMAL),
                    confusion.count(truth, ClassificationState.ABNORMAL),
                    confusion.count(truth, ClassificationState.UNCERTAIN));
        }
    }

    /** @param share of the stills that both judged, how often they said the same */
    record AgreementAnswer(List<String> agents, long stills, Optional<Double> share) {
        static AgreementAnswer of(Accuracy.Agreement agreement) {
            return new AgreementAnswer(
                    List.of(agreement.one(), agreement.other()), agreement.stills(), agreement.share());
        }
    }

    /** @param expectedError by how much stated confidence is off on average */
    record CalibrationAnswer(Optional<Double> expectedError, List<BinAnswer> bins) {
        static CalibrationAnswer of(Calibration calibration) {
            return new CalibrationAnswer(
                    calibration.expectedError(),
                    calibration.bins().stream().map(BinAnswer::of).toList());
        }
    }

    /** @param accuracy the share of the verdicts of that confidence that were right */
    record BinAnswer(double from, double to, long stills, Optional<Double> confidence, Optional<Double> accuracy) {
        static BinAnswer of(Calibration.Bin bin) {
            return new BinAnswer(bin.from(), bin.to(), bin.stills(), bin.meanConfidence(), bin.accuracy());
        }
    }

    record LatencyAnswer(String agent, long answers, double p50Ms, double p95Ms) {
        static LatencyAnswer of(Accuracy.Latency latency) {
            return new LatencyAnswer(
                    latency.agent(), latency.answers(), millis(latency.median()), millis(latency.p95()));
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }
}
