package app.visant.application.evaluation.port;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.AccuracyReadModel.Question;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Mark;
import app.visant.domain.device.Device;
import app.visant.domain.evaluation.Accuracy;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Calibration;
import app.visant.domain.evaluation.Confusion;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface AccuracyReadModelContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void countsMarkedStillsByWhatTheyShowAndHowTheyWereJudged() {
        var device = newDevice();
        still(device, 1, Optional.of(ABNORMAL), ABNORMAL, 0.9);
        still(device, 1, Optional.of(ABNORMAL), ABNORMAL, 0.7);
        still(device, 2, Optional.of(NORMAL), ABNORMAL, 0.7);
        still(device, 2, Optional.of(NORMAL), UNCERTAIN, 0.2);
        still(device, 2, Optional.empty(), NORMAL, 0.9);

        assertThat(confusion(all(device.org())))
                .containsExactlyInAnyOrder(
                        new Confusion.Count(ABNORMAL, ABNORMAL, 2),
                        new Confusion.Count(NORMAL, ABNORMAL, 1),
                        new Confusion.Count(NORMAL, UNCERTAIN, 1));
        assertThat(confusion(question(device.org(), Optional.of(1), Optional.empty())))
                .containsExactly(new Confusion.Count(ABNORMAL, ABNORMAL, 2));
        assertThat(confusion(all(ports().newOrg()))).isEmpty();
    }

    @Test
    default void ofAnAgentCountsWhatThatOneSaid() {
        var device = newDevice();
        still(device, 1, Optional.of(ABNORMAL), ABNORMAL, 0.9);

        assertThat(confusion(question(device.org(), Optional.empty(), Optional.of("calm"))))
                .containsExactly(new Confusion.Count(ABNORMAL, NORMAL, 1));
        assertThat(confusion(question(device.org(), Optional.empty(), Optional.of("nobody"))))
                .isEmpty();
    }

    @Test
    default void narrowsToDevicesAndTimes() {
        var device = newDevice();
        var neighbour = ports().newDevice(device.org());
        still(device, 1, Optional.of(ABNORMAL), ABNORMAL, 0.9);
        still(neighbour, 1, Optional.of(NORMAL), NORMAL, 0.9);
        var org = device.org();
        var narrow = new Reach(org, Optional.of(Set.of(neighbour.id())));

        assertThat(confusion(new Question(
                        Reach.all(org),
                        Optional.of(device.id()),
                        Optional.empty(),
                        Optional.empty(),
                        NOON,
                        NOON.plusSeconds(1))))
                .containsExactly(new Confusion.Count(ABNORMAL, ABNORMAL, 1));
        assertThat(confusion(new Question(
                        narrow, Optional.empty(), Optional.empty(), Optional.empty(), NOON, NOON.plusSeconds(1))))
                .containsExactly(new Confusion.Count(NORMAL, NORMAL, 1));
        assertThat(confusion(new Question(
                        Reach.all(org),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        NOON.plusSeconds(1),
                        NOON.plusSeconds(2))))
                .isEmpty();
    }

    @Test
    default void countsRightOnesByStatedConfidence() {
        var device = newDevice();
        still(device, 1, Optional.of(ABNORMAL), ABNORMAL, 0.75);
        still(device, 1, Optional.of(NORMAL), ABNORMAL, 0.75);
        still(device, 1, Optional.of(NORMAL), NORMAL, 1);
        still(device, 1, Optional.of(NORMAL), UNCERTAIN, 0.5);

        var tallies = ports().in(device.org()).list(tx -> ports().accuracy().calibration(tx, all(device.org())));

        assertThat(tallies).containsExactly(new Calibration.Tally(7, 2, 1, 1.5), new Calibration.Tally(9, 1, 1, 1));
    }

    @Test
    default void countsHowOftenTwoAgentsSaidTheSame() {
        var device = newDevice();
        still(device, 1, Optional.empty(), ABNORMAL, 0.75);
        still(device, 1, Optional.empty(), NORMAL, 0.75);
        var org = device.org();

        assertThat(ports().in(org).list(tx -> ports().accuracy().agreement(tx, all(org))))
                .containsExactly(new Accuracy.Agreement("calm", "keen", 2, 1));
        assertThat(ports().in(org)
                        .list(tx ->
                                ports().accuracy().agreement(tx, question(org, Optional.empty(), Optional.of("keen")))))
                .hasSize(1);
        assertThat(ports().in(org)
                        .list(tx -> ports().accuracy()
                                .agreement(tx, question(org, Optional.empty(), Optional.of("nobody")))))
                .isEmpty();
    }

    @Test
    default void tellsHowLongAnswersTook() {
        var device = newDevice();
        var org = device.org();
        for (var i = 1; i <= 20; i++) {
            still(device, 1, Optional.empty(), NORMAL, 0.9, Duration.ofMillis(i));
        }

        assertThat(ports().in(org).list(tx -> ports().accuracy().latency(tx, all(org))))
                .contains(new Accuracy.Latency("keen", 20, Duration.ofMillis(10), Duration.ofMillis(19)))
                .hasSize(2);
        assertThat(ports().in(org)
                        .list(tx ->
                                ports().accuracy().latency(tx, question(org, Optional.empty(), Optional.of("calm")))))
                .extracting(Accuracy.Latency::agent)
                .containsExactly("calm");
    }

    @Test
    default void anotherOrganizationIsToldNothing() {
        var device = newDevice();
        still(device, 1, Optional.of(ABNORMAL), ABNORMAL, 0.9);
        var foreign = ports().in(ports().newOrg());
        var asked = all(device.org());

        assertThat(foreign.list(tx -> ports().accuracy().confusion(tx, asked))).isEmpty();
        assertThat(foreign.list(tx -> ports().accuracy().calibration(tx, asked)))
                .isEmpty();
        assertThat(foreign.list(tx -> ports().accuracy().agreement(tx, asked))).isEmpty();
        assertThat(foreign.list(tx -> ports().accuracy().latency(tx, asked))).isEmpty();
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    private List<Confusion.Count> confusion(Question question) {
        return ports().in(question.reach().org()).list(tx -> ports().accuracy().confusion(tx, question));
    }

    private static Question all(OrgId org) {
        return question(org, Optional.empty(), Optional.empty());
    }

    private static Question question(OrgId org, Optional<Integer> version, Optional<String> agent) {
        return new Question(Reach.all(org), Optional.empty(), version, agent, NOON, NOON.plusSeconds(1));
    }

    private void still(
            Device.Active device,
            int version,
            Optional<ClassificationState> truth,
            ClassificationState judged,
            double confidence) {
        still(device, version, truth, judged, confidence, Duration.ofMillis(5));
    }

    /** A still of which the agent keen says what the verdict is, and calm that it is normal. */
    private void still(
            Device.Active device,
            int version,
            Optional<ClassificationState> truth,
            ClassificationState judged,
            double confidence,
            Duration latency) {
        var still = ports().newCapture(device, NOON);
        var org = device.org();
        var verdict = new Evaluation.Classification(judged, confidence, "because", "panel", version);
        var said = List.of(
                said("keen", judged, confidence, latency),
                said("calm", NORMAL, confidence, latency),
                new Assessment("away", new ModelOutcome.TimedOut(Duration.ofSeconds(9)), Duration.ofSeconds(9), 3));
        ports().in(org).run(tx -> {
            ports().captures().evaluate(tx, org, still.recordId(), new Evaluation.Completed(verdict), NOON);
            ports().assessments().replace(tx, org, still.recordId(), said, version, NOON);
            truth.ifPresent(state -> ports().captures()
                    .mark(
                            tx,
                            org,
                            still.recordId(),
                            Optional.of(new Mark(state, Optional.empty(), Optional.empty(), NOON)),
                            NOON));
        });
    }

    private static Assessment said(String agent, ClassificationState state, double confidence, Duration latency) {
        return new Assessment(agent, new ModelOutcome.Assessed(state, confidence, "because", List.of()), latency, 1);
    }
}
