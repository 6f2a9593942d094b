package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What agents remember from one still to the next. */
final class SceneLearningTest {
    private final EvaluationWorld world = new EvaluationWorld();
    private final SceneRestart restart = new SceneRestart(world.ports.transactions(), world.ports.sceneMemories());

    @Test
    void whatIsLearnedFromOneStillIsKnownAtTheNext() throws InterruptedException {
        world.first.next(learns(ClassificationState.NORMAL, "day", "1", true));
        world.captures.taken("CAP_1", 1);
        world.judgeAll();
        world.captures.taken("CAP_2", 2);
        world.judgeAll();

        assertThat(world.first.requests().getFirst().memory()).isEmpty();
        assertThat(world.first.requests().getLast().memory())
                .singleElement()
                .satisfies(memory -> assertThat(text(memory)).isEqualTo("day=1"));
        assertThat(world.second.requests().getLast().memory())
                .as("each agent has its own")
                .isEmpty();
    }

    @Test
    void whatIsForNormalStillsOnlyIsForgottenIfTheVerdictIsNotNormal() throws InterruptedException {
        world.first.next(learns(ClassificationState.NORMAL, "day", "1", true));
        world.second.next(says(ClassificationState.ABNORMAL, 0.9));
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow().state()).isEqualTo(ClassificationState.UNCERTAIN);
        assertThat(world.memories("first")).isEmpty();
    }

    @Test
    void whatIsForAnyStillIsKeptWhateverTheVerdict() throws InterruptedException {
        world.first.next(learns(ClassificationState.UNCERTAIN, "day", "learning", false));
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.memories("first")).extracting(SceneLearningTest::text).containsExactly("day=learning");
    }

    @Test
    void aSceneIsReplacedAndOthersStay() throws InterruptedException {
        world.first
                .next(learns(ClassificationState.NORMAL, "day", "1", true))
                .next(learns(ClassificationState.NORMAL, "night", "1", true))
                .next(learns(ClassificationState.NORMAL, "day", "2", true));
        for (var i = 1; i <= 3; i++) {
            world.captures.taken("CAP_" + i, i);
            world.judgeAll();
        }

        assertThat(world.memories("first"))
                .extracting(SceneLearningTest::text)
                .containsExactlyInAnyOrder("day=2", "night=1");
    }

    @Test
    void startingOverForgetsEverything() throws InterruptedException {
        world.first.next(learns(ClassificationState.NORMAL, "day", "1", true));
        world.captures.taken("CAP_1", 1);
        world.judgeAll();

        assertThat(restart.restart(world.captures.person(), world.captures.device.id()))
                .isTrue();

        assertThat(world.memories("first")).isEmpty();
    }

    @Test
    void whatAStillTeachesThatWasBeforeTheAgentsWhenTheDeviceStartedOverIsNotKept() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        world.first.always(request -> {
            restart.restart(world.captures.person(), world.captures.device.id());
            return learns(ClassificationState.NORMAL, "day", "old", false);
        });

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged()).isPresent();
        assertThat(world.memories("first")).isEmpty();
    }

    @Test
    void nobodyStartsOverADeviceOfAnother() {
        assertThat(restart.restart(world.ports.ownerOf(world.ports.newOrg()), world.captures.device.id()))
                .isFalse();
        assertThat(restart.restart(world.captures.person(), new DeviceId("UNKNOWN")))
                .isFalse();
    }

    @Test
    void aStillNobodyAnsweredTeachesNothing() throws InterruptedException {
        var timedOut = new ModelOutcome.TimedOut(EvaluationWorld.LIMIT);
        world.first.next(new Answer(timedOut, Optional.of(memory("day", "1", false))));
        world.second.next(timedOut);
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.memories("first")).isEmpty();
    }

    private static Answer learns(ClassificationState state, String scene, String what, boolean onlyIfNormal) {
        return new Answer(says(state, 0.9), Optional.of(memory(scene, what, onlyIfNormal)));
    }

    private static Learned memory(String scene, String what, boolean onlyIfNormal) {
        return new Learned(new SceneMemory(scene, what.getBytes(StandardCharsets.UTF_8)), onlyIfNormal);
    }

    private static String text(SceneMemory memory) {
        return memory.scene() + "=" + new String(memory.state(), StandardCharsets.UTF_8);
    }
}
