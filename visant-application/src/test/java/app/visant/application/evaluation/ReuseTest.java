package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pictures of the same seed look the same; those of different seeds do not. */
final class ReuseTest {
    private static final Duration EXPIRY = Duration.ofMinutes(10);

    private final EvaluationWorld world = new EvaluationWorld();
    private final StillEvaluation evaluation = world.reusing(EXPIRY, world.first, world.second);

    @Test
    void aStillThatLooksTheSameTakesTheVerdictAndSaysWhoseItIs() throws InterruptedException {
        world.first.next(says(ABNORMAL, 0.9));
        world.second.next(says(ABNORMAL, 0.8));
        judge("CAP_1", 1);
        judge("CAP_2", 1);

        var first = verdict("CAP_1");
        assertThat(verdict("CAP_2"))
                .isEqualTo(new Evaluation.Classification(
                        ABNORMAL,
                        0.9,
                        first.reason(),
                        "reused",
                        first.descriptionVersion(),
                        first.judgedBy(),
                        Optional.of(new RecordId("CAP_1"))));
        assertThat(world.assessments("CAP_2")).isEmpty();
        assertThat(world.first.requests()).hasSize(1);
    }

    @Test
    void anotherPictureIsJudgedAndFromThenOnTheOneToCompareWith() throws InterruptedException {
        judge("CAP_1", 1);
        judge("CAP_2", 2);
        judge("CAP_3", 1);
        judge("CAP_4", 1);

        assertThat(world.first.requests()).hasSize(3);
        assertThat(verdict("CAP_4").reusedFrom()).contains(new RecordId("CAP_3"));
    }

    @Test
    void aVerdictIsReusedUntilItExpiresHoweverOftenItWas() throws InterruptedException {
        judge("CAP_1", 1);
        for (var i = 2; i <= 5; i++) {
            world.ports.clock().advance(Duration.ofMinutes(3));
            judge("CAP_" + i, 1);
        }

        assertThat(verdict("CAP_4").reusedFrom()).contains(new RecordId("CAP_1"));
        assertThat(verdict("CAP_5").reusedFrom()).isEmpty();
        assertThat(world.first.requests()).hasSize(2);
    }

    @Test
    void anotherDescriptionAsksAnew() throws InterruptedException {
        judge("CAP_1", 1);
        world.describe(2, "A yard with a red car.");
        judge("CAP_2", 1);

        assertThat(verdict("CAP_2").reusedFrom()).isEmpty();
    }

    @Test
    void anotherPanelAsksAnew() throws InterruptedException {
        judge("CAP_1", 1);
        world.captures.taken("CAP_2", 1);
        world.captures.work(world.reusing(EXPIRY, world.first));

        assertThat(verdict("CAP_2").reusedFrom()).isEmpty();
    }

    @Test
    void whatWasUncertainOrHadToDoWithoutSomebodyIsAskedAgain() throws InterruptedException {
        world.first.next(says(UNCERTAIN, 0.9));
        judge("CAP_1", 1);
        world.first.next(new ModelOutcome.TimedOut(Duration.ofSeconds(1)));
        judge("CAP_2", 1);
        judge("CAP_3", 1);

        assertThat(verdict("CAP_2").basis()).isEqualTo("single");
        assertThat(verdict("CAP_3").basis()).isEqualTo("panel");
        assertThat(verdict("CAP_3").state()).isEqualTo(NORMAL);
    }

    @Test
    void aStillThatWasDeletedLendsNothing() throws InterruptedException {
        judge("CAP_1", 1);
        world.captures.library.delete(world.captures.person(), new RecordId("CAP_1"));
        judge("CAP_2", 1);

        assertThat(verdict("CAP_2").reusedFrom()).isEmpty();
    }

    @Test
    void theLocalAgentIsAskedEachTimeSinceItLearns() throws InterruptedException {
        var local = new ScriptedVisionModel(OperatorAgents.LOCAL).always(says(NORMAL, 0.9));
        var alone = world.reusing(EXPIRY, local);
        for (var i = 1; i <= 3; i++) {
            world.captures.taken("CAP_" + i, 1);
            world.captures.work(alone);
        }

        assertThat(local.requests()).hasSize(3);
    }

    private void judge(String recordId, long seed) throws InterruptedException {
        world.captures.taken(recordId, seed);
        world.captures.work(evaluation);
    }

    private Evaluation.Classification verdict(String recordId) {
        return world.evaluation(recordId).judged().orElseThrow();
    }
}
