package app.visant.application.device.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.device.Device;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.Optional;

/** Devices as a fleet's people see them, with presence and last capture, in one statement however many there are. */
public interface DeviceReadModel {

    /** Devices within reach, active and deactivated, the newest activation first. */
    Page<DeviceView> list(Tx tx, Reach reach, Page.Request page, Instant now);

    Optional<DeviceView> find(Tx tx, OrgId org, DeviceId device, Instant now);

    /**
     * A device as seen.
     *
     * @param device active or deactivated
     * @param streamOpen whether it holds a stream on a node that lives
     */
    record DeviceView(
            Device device,
            boolean streamOpen,
            Presence presence,
            Optional<Instant> lastSeen,
            Heartbeat heartbeat,
            Optional<LastCapture> lastCapture) {}

    /** The newest still of a device. */
    record LastCapture(
            RecordId recordId,
            Instant capturedAt,
            String evaluationStatus,
            Optional<ClassificationState> state,
            Sha256 sha256) {}
}
