package app.visant.domain.evaluation;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A draft of a description, tried on stills that there are: what would be judged otherwise.
 *
 * @param device whose stills it is tried on; empty if those of any, or some that were named
 * @param total how many stills
 * @param estimatedMicros what it may cost, in millionths of a dollar
 */
public record Preview(
        PreviewId id,
        OrgId org,
        Optional<DeviceId> device,
        DescriptionText text,
        Optional<UserId> author,
        Instant createdAt,
        int total,
        long estimatedMicros,
        Status status) {
    /** The most stills that a draft is tried on. */
    public static final int MOST_STILLS = 200;

    public Preview {
        if (total < 0 || total > MOST_STILLS || estimatedMicros < 0) {
            throw new IllegalArgumentException("a draft is tried on at most " + MOST_STILLS + " stills");
        }
    }

    public boolean running() {
        return status == Status.RUNNING;
    }

    /** Where it stands. */
    public enum Status {
        RUNNING,
        COMPLETED,
        CANCELLED,
        /** Given up: nobody answered for a day, or there is no money left. */
        FAILED
    }

    /**
     * What came of one still.
     *
     * @param before the verdict there was, if there was one
     * @param after what it would be; empty if that could not be found out
     * @param reason of the verdict, or why there is none
     */
    public record Finding(
            Optional<ClassificationState> before, Optional<ClassificationState> after, String reason, long costMicros) {
        private static final int MAX_REASON = 2000;

        public Finding {
            reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
        }
    }

    /** A still that would be judged otherwise. */
    public record Flip(RecordId recordId, ClassificationState before, ClassificationState after, String reason) {}

    /**
     * How far it has come.
     *
     * @param done stills that were looked at
     * @param unjudged those of them that came to no verdict
     * @param costMicros what it cost so far
     */
    public record Progress(int done, int unjudged, long costMicros) {}
}
