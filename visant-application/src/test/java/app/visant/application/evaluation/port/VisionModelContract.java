package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Together;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface VisionModelContract {
    VisionModel model();

    /** A still that can be decoded. */
    byte[] still();

    @Test
    default void hasAShortNameThatStays() {
        assertThat(model().agent()).matches("[a-z0-9][a-z0-9_.:-]{0,63}").isEqualTo(model().agent());
    }

    @Test
    default void answersAndSaysHowManyTriesItTook() {
        var answer = model().assess(Requests.of(still(), List.of()));

        assertThat(answer.outcome()).isNotNull();
        assertThat(answer.attempts()).isPositive();
        assertThat(answer.learned().stream().map(Learned::memory))
                .allSatisfy(memory -> assertThat(memory.scene()).hasSizeBetween(1, 64));
    }

    @Test
    default void aPictureThatIsNoneIsNeverNormal() {
        var cut = Arrays.copyOf(still(), still().length / 2);
        for (var jpeg : List.of(new byte[0], "not a picture".getBytes(StandardCharsets.UTF_8), cut)) {
            assertThat(normal(model().assess(Requests.of(jpeg, List.of())))).isFalse();
        }
    }

    @Test
    default void aMemoryThatIsNoneIsNeverNormalAndNeverFatal() {
        var garbage = new SceneMemory("garbage", new byte[] {1, 2, 3});

        assertThat(normal(model().assess(Requests.of(still(), List.of(garbage)))))
                .isFalse();
    }

    @Test
    default void leavesTheStillAsItIs() {
        var jpeg = still();
        var before = jpeg.clone();

        model().assess(Requests.of(jpeg, List.of()));

        assertThat(jpeg).isEqualTo(before);
    }

    @Test
    default void manyMayAskAtOnce() {
        var answers = Together.run(4, () -> model().assess(Requests.of(still(), List.of())));

        assertThat(answers).hasSize(4).allMatch(answer -> answer.attempts() > 0);
    }

    private static boolean normal(Answer answer) {
        return answer.outcome() instanceof ModelOutcome.Assessed assessed
                && assessed.state() == ClassificationState.NORMAL;
    }
}
