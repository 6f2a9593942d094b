package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Sketch;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.Optional;

/** Of each device the last still that agents judged, in little, so that the next one can be held against it. */
public interface SketchRepository {
    /**
     * Empty too if that still was deleted since, has no verdict any more, or one that a person called wrong; the verdict is
     * the one it has now.
     */
    Optional<Judged> last(Tx tx, OrgId org, DeviceId device);

    /** Puts it in place of the one of the same device. */
    void keep(Tx tx, Capture capture, Sketch sketch);

    /** A still that was judged. */
    record Judged(
            CaptureId id, RecordId recordId, Instant capturedAt, Evaluation.Classification verdict, Sketch sketch) {}
}
