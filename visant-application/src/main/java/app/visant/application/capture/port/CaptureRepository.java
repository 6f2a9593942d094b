package app.visant.application.capture.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Mark;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The rows of captures; a row exists only for a still that is safely in the image store. */
public interface CaptureRepository {

    /**
     * Adds those captures, all of one organization, whose record id it does not have yet. Answers those added; of two with
     * the same record id it is one.
     */
    Set<CaptureId> add(Tx tx, List<Capture> captures);

    /** Adds the capture. False, and nothing changed, if its organization has that record id. */
    default boolean add(Tx tx, Capture capture) {
        return !add(tx, List.of(capture)).isEmpty();
    }

    Optional<Capture> find(Tx tx, OrgId org, RecordId recordId);

    /** As {@link #find}, and holds the row until the transaction ends, so that it neither changes nor goes. */
    Optional<Capture> lock(Tx tx, OrgId org, RecordId recordId);

    /** Those of devices within reach, newest {@code capturedAt} first. */
    Page<Capture> list(Tx tx, Reach reach, Filter filter, Page.Request page);

    /** Moves the evaluation on. False if the capture is gone. */
    boolean evaluate(Tx tx, OrgId org, RecordId recordId, Evaluation evaluation, Instant now);

    /** Keeps what a person says it shows, in place of what was said before; empty takes it back. False if the capture is gone. */
    boolean mark(Tx tx, OrgId org, RecordId recordId, Optional<Mark> mark, Instant now);

    /**
     * Notes that it has a thumbnail of that size, which is a change if it is news. Answers by how much its files grew; 0 if
     * the capture is gone.
     */
    long thumbnailMade(Tx tx, OrgId org, RecordId recordId, long bytes, Instant now);

    /** Deletes the row; its files are for a job. Answers the bytes of still and thumbnail; empty if there is no such capture. */
    OptionalLong delete(Tx tx, OrgId org, RecordId recordId);

    /** Those of the given under which the files of a capture are. */
    Set<ImageKey> existing(Tx tx, OrgId org, Set<ImageKey> keys);

    /** Added (which is when it was received) or changed at or after that time, oldest change first. */
    List<Change> changedSince(Tx tx, OrgId org, Instant since, int limit);

    /** A capture, and when it was last changed. */
    record Change(Capture capture, Instant at) {}

    /**
     * What to list; an empty part does not filter.
     *
     * @param to exclusive
     * @param except not those of these devices
     */
    record Filter(
            Optional<DeviceId> device,
            Optional<ClassificationState> state,
            Optional<String> evaluationStatus,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> label,
            Optional<Boolean> marked,
            Set<DeviceId> except) {
        public static final Filter ALL = new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /** Marked or not. */
        public Filter(
                Optional<DeviceId> device,
                Optional<ClassificationState> state,
                Optional<String> evaluationStatus,
                Optional<Instant> from,
                Optional<Instant> to,
                Optional<String> label) {
            this(device, state, evaluationStatus, from, to, label, Optional.empty());
        }

        /** Of whatever devices. */
        public Filter(
                Optional<DeviceId> device,
                Optional<ClassificationState> state,
                Optional<String> evaluationStatus,
                Optional<Instant> from,
                Optional<Instant> to,
                Optional<String> label,
                Optional<Boolean> marked) {
            this(device, state, evaluationStatus, from, to, label, marked, Set.of());
        }

        public Filter {
            except = Set.copyOf(except);
        }

        public Filter except(Set<DeviceId> devices) {
            return new Filter(device, state, evaluationStatus, from, to, label, marked, devices);
        }
    }
}
