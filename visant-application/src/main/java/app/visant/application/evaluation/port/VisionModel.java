package app.visant.application.evaluation.port;

import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One agent. Everything about the organization travels with the request; an agent keeps nothing of it. Blocking, may be
 * called from many threads, and gives up when interrupted. Every failure is an outcome; it throws only for faults of its own.
 */
public interface VisionModel {
    /** Short and stable, such as {@code baseline}. */
    String agent();

    Answer assess(Request request);

    /**
     * One still to be judged.
     *
     * @param jpeg the still as received
     * @param description what is normal there, in the organization's words
     * @param memory what this agent kept of the device's scenes, if it keeps anything
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes of a still; never compared
    record Request(
            OrgId org,
            DeviceId device,
            RecordId recordId,
            Instant capturedAt,
            byte[] jpeg,
            String description,
            List<SceneMemory> memory) {
        public Request {
            memory = List.copyOf(memory);
        }
    }

    /**
     * The outcome, and what to remember of it.
     *
     * @param attempts how many tries it took, at least 1
     */
    record Answer(ModelOutcome outcome, Optional<Learned> learned, int attempts) {
        public Answer(ModelOutcome outcome, Optional<Learned> learned) {
            this(outcome, learned, 1);
        }

        public static Answer of(ModelOutcome outcome) {
            return new Answer(outcome, Optional.empty());
        }
    }

    /**
     * A memory to be kept in place of the one of the same scene.
     *
     * @param onlyIfNormal keep it only if the verdict on the still is normal; otherwise it is kept in any case
     */
    record Learned(SceneMemory memory, boolean onlyIfNormal) {}

    /**
     * What an agent knows of one scene of one device.
     *
     * @param scene the agent's own name for it, 1 to 64 characters
     * @param state in the agent's own form
     */
    @SuppressWarnings("ArrayRecordComponent") // opaque bytes; never compared
    record SceneMemory(String scene, byte[] state) {}
}
