package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.SketchRepository.Judged;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.device.Device;
import app.visant.domain.evaluation.Sketch;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SketchRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    Evaluation.Classification NORMAL = verdict(ClassificationState.NORMAL);

    PortsUnderTest ports();

    @Test
    default void aDeviceOfWhichNothingWasJudgedHasNone() {
        assertThat(last(ports().newDevice(ports().newOrg()))).isEmpty();
    }

    @Test
    default void theLastOneIsKeptWithTheVerdictThatItsStillHasNow() {
        var device = ports().newDevice(ports().newOrg());
        keep(judged(device, NOON, NORMAL), sketch(1));
        var capture = judged(device, NOON.plusSeconds(60), NORMAL);
        keep(capture, sketch(2));

        var last = last(device).orElseThrow();
        assertThat(last.id()).isEqualTo(capture.id());
        assertThat(last.recordId()).isEqualTo(capture.recordId());
        assertThat(last.capturedAt()).isEqualTo(capture.capturedAt());
        assertThat(last.verdict()).isEqualTo(NORMAL);
        assertThat(last.sketch().planes()).isEqualTo(sketch(2).planes());
        assertThat(last.sketch().width()).isEqualTo(16);
        assertThat(last.sketch().height()).isEqualTo(9);

        var abnormal = verdict(ClassificationState.ABNORMAL);
        evaluate(capture, new Evaluation.Completed(abnormal));
        assertThat(last(device).orElseThrow().verdict()).isEqualTo(abnormal);
    }

    @Test
    default void aStillThatIsGoneOrHasNoVerdictAnyMoreIsNone() {
        var device = ports().newDevice(ports().newOrg());
        var capture = judged(device, NOON, NORMAL);
        keep(capture, sketch(1));

        evaluate(capture, new Evaluation.Processing());
        assertThat(last(device)).isEmpty();
        evaluate(capture, new Evaluation.Completed(NORMAL));
        assertThat(last(device)).isPresent();
        ports().in(device.org()).run(tx -> ports().captures().delete(tx, device.org(), capture.recordId()));
        assertThat(last(device)).isEmpty();
    }

    @Test
    default void eachDeviceHasItsOwn() {
        var org = ports().newOrg();
        var door = ports().newDevice(org);
        var yard = ports().newDevice(org);
        keep(judged(door, NOON, NORMAL), sketch(1));

        assertThat(last(yard)).isEmpty();
        assertThat(last(door)).isPresent();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesIt() {
        var device = ports().newDevice(ports().newOrg());
        var capture = judged(device, NOON, NORMAL);
        keep(capture, sketch(1));
        var foreign = ports().in(ports().newOrg());

        assertThat(foreign.find(tx -> ports().sketches().last(tx, device.org(), device.id())))
                .isEmpty();
        foreign.attempt(tx -> ports().sketches().keep(tx, capture, sketch(3)));

        assertThat(last(device).orElseThrow().sketch().planes())
                .isEqualTo(sketch(1).planes());
    }

    private Optional<Judged> last(Device.Active device) {
        return ports().in(device.org()).find(tx -> ports().sketches().last(tx, device.org(), device.id()));
    }

    private void keep(Capture capture, Sketch sketch) {
        ports().in(capture.org()).run(tx -> ports().sketches().keep(tx, capture, sketch));
    }

    private Capture judged(Device.Active device, Instant at, Evaluation.Classification verdict) {
        var capture = ports().newCapture(device, at);
        evaluate(capture, new Evaluation.Completed(verdict));
        return capture;
    }

    private void evaluate(Capture capture, Evaluation evaluation) {
        ports().in(capture.org())
                .run(tx -> ports().captures().evaluate(tx, capture.org(), capture.recordId(), evaluation, NOON));
    }

    private static Evaluation.Classification verdict(ClassificationState state) {
        return new Evaluation.Classification(
                state, 0.75, "as ever", "panel", 2, Optional.of("agree 0.6000 openai:gpt"), Optional.empty());
    }

    private static Sketch sketch(int shade) {
        var rgb = new int[16 * 9];
        Arrays.fill(rgb, shade * 0x0a0b0c);
        return Sketch.of(16, 9, rgb);
    }
}
