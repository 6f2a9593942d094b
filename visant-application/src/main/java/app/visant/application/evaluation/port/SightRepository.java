package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.Optional;

/** What people chose to be shown of their devices' stills, one choice a device. */
public interface SightRepository {
    /** Empty if nothing was chosen. A reference whose capture was deleted since is not among its references any more. */
    Optional<SightChoice> find(Tx tx, OrgId org, DeviceId device);

    /** Puts it in place of the one of the same device. Its references are captures that there are, held until the transaction ends. */
    void keep(Tx tx, OrgId org, DeviceId device, SightChoice choice, Instant now);

    /** False if there was none. */
    boolean remove(Tx tx, OrgId org, DeviceId device);
}
