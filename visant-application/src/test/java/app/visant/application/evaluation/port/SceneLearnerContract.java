package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.visant.application.evaluation.port.SceneLearner.Lesson;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.shared.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

public interface SceneLearnerContract {
    SceneLearner learner();

    /** A still that can be decoded. */
    byte[] picture();

    /** What the learner remembers of the scene of that picture. */
    List<SceneMemory> known();

    @Test
    default void hasAShortNameThatStays() {
        assertThat(learner().vendor()).matches("[a-z0-9][a-z0-9_.:-]{0,63}");
    }

    @Test
    default void learnsUnderANameThatAMemoryCanHave() {
        assertThat(learner().learn(lesson(picture(), known())))
                .hasValueSatisfying(memory -> assertThat(memory.scene()).hasSizeBetween(1, 64));
    }

    @Test
    default void neitherAPictureThatIsNoneNorADamagedMemoryIsFatal() {
        var garbage = new SceneMemory("garbage", new byte[] {1, 2, 3});
        var cut = Arrays.copyOf(picture(), picture().length / 2);

        for (var jpeg : List.of(new byte[0], "not a picture".getBytes(StandardCharsets.UTF_8), cut)) {
            assertThatCode(() -> learner().learn(lesson(jpeg, known()))).doesNotThrowAnyException();
        }
        assertThatCode(() -> learner().learn(lesson(picture(), List.of(garbage))))
                .doesNotThrowAnyException();
    }

    private static Lesson lesson(byte[] jpeg, List<SceneMemory> memory) {
        return new Lesson(new DeviceId("camera-1"), jpeg, memory);
    }
}
