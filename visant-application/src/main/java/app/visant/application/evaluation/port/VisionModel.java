package app.visant.application.evaluation.port;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.Spent;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
     * @param memory what this agent kept of the device's scenes, if it keeps anything
     */
    record Request(
            OrgId org,
            DeviceId device,
            RecordId recordId,
            Instant capturedAt,
            Picture still,
            Brief brief,
            List<SceneMemory> memory) {
        public Request {
            memory = List.copyOf(memory);
        }

        /** The still at its full size, for an agent within this process. */
        public byte[] jpeg() {
            return still.whole();
        }

        /** What is normal there, in the organization's words. */
        public String description() {
            return brief.description();
        }
    }

    /**
     * What there is to know of the place.
     *
     * @param description what is normal there, in the organization's words; untrusted text
     * @param language of the prompt, as in {@code en}; one that has no prompt falls back to English
     * @param zone where the camera is, so that its time of day is known
     * @param deviceName as its organization calls it
     * @param label why the still was taken
     * @param covered whether parts of the pictures are black because the owner does not want them to be seen
     * @param references stills that the organization chose to show what is normal, at most {@value #MAX_REFERENCES}
     */
    record Brief(
            String description,
            String language,
            ZoneId zone,
            Optional<String> deviceName,
            Optional<String> label,
            boolean covered,
            List<Picture> references) {
        public static final String ENGLISH = "en";
        public static final int MAX_REFERENCES = 3;

        public Brief {
            references = List.copyOf(references);
            if (references.size() > MAX_REFERENCES) {
                throw new IllegalArgumentException("at most " + MAX_REFERENCES + " references");
            }
        }

        /** With nothing known but the description. */
        public static Brief of(String description) {
            return new Brief(
                    description, ENGLISH, ZoneOffset.UTC, Optional.empty(), Optional.empty(), false, List.of());
        }
    }

    /**
     * A picture as agents may see it: what is not their concern is cut away or covered already. Both forms show the same,
     * and neither must be changed. May be asked from many threads.
     */
    interface Picture {
        /** The JPEG at its full size, or as large as any is sent. It may carry metadata, and so does not leave this process. */
        byte[] whole();

        /**
         * A JPEG to be sent away: upright, at most 1280 pixels on its longer side, without any metadata. Made once, when
         * first asked for.
         *
         * @throws UnreadableException if it cannot be decoded
         */
        byte[] reduced() throws UnreadableException;
    }

    /**
     * The outcome, what to remember of it, and what it cost.
     *
     * @param attempts how many tries it took; 0 if it was not asked at all
     */
    record Answer(ModelOutcome outcome, Optional<Learned> learned, int attempts, Spent spent) {
        /** By an agent that costs nothing. */
        public Answer(ModelOutcome outcome, Optional<Learned> learned) {
            this(outcome, learned, 1, Spent.NOTHING);
        }

        public static Answer of(ModelOutcome outcome) {
            return of(outcome, Spent.NOTHING);
        }

        /** In place of an agent that is better left alone. */
        public static Answer notAsked(ModelOutcome outcome) {
            return new Answer(outcome, Optional.empty(), 0, Spent.NOTHING);
        }

        /** By an agent that remembers nothing. */
        public static Answer of(ModelOutcome outcome, Spent spent) {
            return new Answer(outcome, Optional.empty(), 1, spent);
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
