package app.visant.ai.baseline;

import app.visant.application.evaluation.port.Requests;
import app.visant.application.evaluation.port.SceneLearner.Lesson;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import app.visant.domain.shared.DeviceId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One device's stills before the agent, where memories are kept as the port says. */
final class Watch {
    private final BaselineModel model = new BaselineModel("baseline", new PixelCodec());
    private final Map<String, SceneMemory> memories = new LinkedHashMap<>();

    /** One that knows the place {@link Shot#of} shows. */
    static Watch ofKnownPlace() {
        var watch = new Watch();
        for (int i = 0; i < Learning.ENOUGH; i++) {
            watch.see(Shot.of(i));
        }
        return watch;
    }

    Assessed see(Shot shot) {
        return (Assessed) see(shot.bytes()).outcome();
    }

    Answer see(byte[] still) {
        var answer = model.assess(Requests.of(still, List.copyOf(memories.values())));
        answer.learned()
                .filter(learned -> !learned.onlyIfNormal() || isNormal(answer.outcome()))
                .ifPresent(learned -> memories.put(learned.memory().scene(), learned.memory()));
        return answer;
    }

    /** A person calls it normal. */
    void teach(Shot shot) {
        model.learn(lesson(shot, memories.values())).ifPresent(learned -> memories.put(learned.scene(), learned));
    }

    Map<String, SceneMemory> memories() {
        return memories;
    }

    static Lesson lesson(Shot shot, Collection<SceneMemory> memory) {
        return new Lesson(new DeviceId("camera-1"), shot.bytes(), List.copyOf(memory));
    }

    private static boolean isNormal(ModelOutcome outcome) {
        return outcome instanceof Assessed assessed && assessed.state() == ClassificationState.NORMAL;
    }
}
