package app.visant.domain.evaluation;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.visant.domain.evaluation.Confusion.Count;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccuracyTest {
    @Test
    void sharesFollowFromTheCounts() {
        var confusion = Confusion.of(List.of(
                new Count(ABNORMAL, ABNORMAL, 6),
                new Count(ABNORMAL, NORMAL, 1),
                new Count(ABNORMAL, UNCERTAIN, 1),
                new Count(NORMAL, ABNORMAL, 2),
                new Count(NORMAL, NORMAL, 30),
                new Count(UNCERTAIN, ABNORMAL, 4),
                new Count(UNCERTAIN, UNCERTAIN, 6)));

        assertThat(confusion.marked()).isEqualTo(50);
        assertThat(confusion.precision()).contains(6.0 / 8);
        assertThat(confusion.recall()).contains(6.0 / 8);
        assertThat(confusion.falseAlarmRate()).contains(2.0 / 32);
        assertThat(confusion.uncertainRate()).contains(7.0 / 50);
        assertThat(confusion.count(NORMAL, UNCERTAIN)).isZero();
    }

    @Test
    void whereThereIsNothingToDivideByThereIsNoShare() {
        var nothing = Confusion.of(List.of());
        var quiet = Confusion.of(List.of(new Count(NORMAL, NORMAL, 3)));

        assertThat(nothing.precision()).isEmpty();
        assertThat(nothing.recall()).isEmpty();
        assertThat(nothing.uncertainRate()).isEmpty();
        assertThat(quiet.precision()).isEmpty();
        assertThat(quiet.recall()).isEmpty();
        assertThat(quiet.falseAlarmRate()).contains(0.0);
        assertThat(new Accuracy.Agreement("a", "b", 0, 0).share()).isEmpty();
    }

    @Test
    void aReliabilityTableHasTenBinsAndSaysByHowMuchConfidenceIsOff() {
        var calibration =
                Calibration.of(List.of(new Calibration.Tally(7, 4, 3, 3.0), new Calibration.Tally(9, 10, 8, 9.5)));

        assertThat(calibration.bins()).hasSize(10);
        assertThat(calibration.bins().get(7).accuracy()).contains(0.75);
        assertThat(calibration.bins().get(7).meanConfidence()).contains(0.75);
        assertThat(calibration.bins().get(9).from()).isEqualTo(0.9);
        assertThat(calibration.bins().get(9).to()).isEqualTo(1.0);
        assertThat(calibration.bins().getFirst().accuracy()).isEmpty();
        assertThat(calibration.expectedError().orElseThrow()).isCloseTo(1.5 / 14, within(1e-9));
        assertThat(Calibration.of(List.of()).expectedError()).isEmpty();
    }

    @Test
    void fullConfidenceIsInTheLastBin() {
        assertThat(Calibration.bin(0)).isZero();
        assertThat(Calibration.bin(0.6999)).isEqualTo(6);
        assertThat(Calibration.bin(1)).isEqualTo(9);
    }
}
