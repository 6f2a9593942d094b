package app.visant.application.device;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;

/** What another context does when a device's clock moves to another time zone, in the transaction that moves it. */
public interface ZoneFollower {
    void zoneChanged(Tx tx, OrgId org, DeviceId device);
}
