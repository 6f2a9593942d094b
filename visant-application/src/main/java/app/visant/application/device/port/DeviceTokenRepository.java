package app.visant.application.device.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Digests of device tokens; in system transactions only. */
public interface DeviceTokenRepository {

    /**
     * Makes this the device's newest token. The one before works until the new one is first used, or until
     * {@code oldUntil} at the latest; any older one dies at once.
     */
    void issue(Tx tx, OrgId org, DeviceId device, Sha256 token, Instant now, Instant oldUntil);

    /** The active devices that the tokens belong to, by those of the tokens that are valid now. */
    Map<Sha256, Bearer> find(Tx tx, Collection<Sha256> tokens, Instant now);

    /** Marks the newest token as used, which ends the one before it. */
    void confirm(Tx tx, DeviceId device, Sha256 token);

    void revokeAll(Tx tx, DeviceId device);

    /**
     * Who bears a token.
     *
     * @param planEnd when the organization's subscription ends, or ended
     * @param suspended whether the organization is
     * @param unconfirmed whether this is the newest token and its first use, so that {@link #confirm} is due
     */
    record Bearer(DeviceId device, OrgId org, Instant planEnd, boolean suspended, boolean unconfirmed) {}
}
