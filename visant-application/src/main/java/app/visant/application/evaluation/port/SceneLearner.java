package app.visant.application.evaluation.port;

import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.shared.DeviceId;
import java.util.List;
import java.util.Optional;

/**
 * Whatever agents of a vendor can be told what is normal by a still. Like {@link VisionModel} it keeps nothing by itself.
 */
public interface SceneLearner {
    /** Whose agents learn so, by whatever names they have in a panel. */
    String vendor();

    /** The memory to keep in place of the one of the same scene; empty if the still teaches it nothing. */
    Optional<SceneMemory> learn(Lesson lesson);

    /**
     * A still that a person called normal.
     *
     * @param jpeg the still as received
     * @param memory what the agent kept of the device's scenes
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a still; never compared
    record Lesson(DeviceId device, byte[] jpeg, List<SceneMemory> memory) {
        public Lesson {
            memory = List.copyOf(memory);
        }
    }
}
