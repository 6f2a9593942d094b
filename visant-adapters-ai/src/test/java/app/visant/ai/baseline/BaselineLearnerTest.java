package app.visant.ai.baseline;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.ai.baseline.Shot.Thing;
import app.visant.application.evaluation.port.SceneLearner;
import app.visant.application.evaluation.port.SceneLearnerContract;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BaselineLearnerTest implements SceneLearnerContract {
    private static final Thing FLAG = new Thing(200, 150, 24, 18, 0x7D_82_78);
    private static final Thing FLAG_ELSEWHERE = new Thing(203, 153, 24, 18, 0x7D_82_78);

    private final Watch watch = Watch.ofKnownPlace();

    @Override
    public SceneLearner learner() {
        return new BaselineModel("baseline", new PixelCodec());
    }

    @Override
    public byte[] picture() {
        return Shot.of(1).bytes();
    }

    @Override
    public List<SceneMemory> known() {
        return List.copyOf(watch.memories().values());
    }

    @Test
    void whatAPersonCallsNormalIsNormalThereAndCloseBy() {
        assertThat(watch.see(Shot.of(20).with(FLAG)).state()).isEqualTo(ABNORMAL);

        watch.teach(Shot.of(20).with(FLAG));

        assertThat(watch.see(Shot.of(21).with(FLAG)).state()).isEqualTo(NORMAL);
        assertThat(watch.see(Shot.of(22).with(FLAG_ELSEWHERE)).state()).isEqualTo(NORMAL);
    }

    @Test
    void elsewhereTheSameThingIsSeenAsBefore() {
        watch.teach(Shot.of(20).with(FLAG));

        assertThat(watch.see(Shot.of(21).with(Thing.at(60, 180))).state()).isEqualTo(ABNORMAL);
        assertThat(watch.see(Shot.of(22)).state()).isEqualTo(NORMAL);
    }

    @Test
    void aSceneThatIsNotKnownYetOrIsAnotherTeachesNothing() {
        var model = new BaselineModel("baseline", new PixelCodec());
        var learning = new Watch();
        learning.see(Shot.of(1));

        assertThat(model.learn(Watch.lesson(Shot.of(2), learning.memories().values())))
                .isEmpty();
        assertThat(model.learn(Watch.lesson(Shot.of(2), List.of()))).isEmpty();
    }
}
