package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Versions of normal descriptions, never changed and never deleted. A scope is the organization itself or one of its
 * devices: of its versions at most one is active, and that of the organization always is.
 */
public interface DescriptionRepository {
    /** Adds it as the active one of its scope, which must have none just then. */
    void add(Tx tx, NormalDescription description);

    /** The organization's latest version of whatever scope, held until the transaction ends: nobody else changes any meanwhile. */
    NormalDescription lockLatest(Tx tx, OrgId org);

    /** Leaves the scope without an active one. False if it had none. */
    boolean retire(Tx tx, OrgId org, Optional<DeviceId> scope);

    /** Makes it the active one of its scope, which must have none just then. False if there is no such version. */
    boolean activate(Tx tx, OrgId org, DescriptionId id, Instant now);

    Optional<Version> find(Tx tx, OrgId org, DescriptionId id);

    /** What a device is judged by: its own active version, else the organization's, which there is from its first moment. */
    NormalDescription inForce(Tx tx, OrgId org, DeviceId device);

    /** The devices that have an active one of their own. */
    Set<DeviceId> devicesOnTheirOwn(Tx tx, OrgId org);

    /** How many versions a scope has. */
    int count(Tx tx, OrgId org, Optional<DeviceId> scope);

    /** The versions of a scope, newest first. */
    Page<Version> list(Tx tx, OrgId org, Optional<DeviceId> scope, Page.Request page);

    /** A version, and whether it is the active one of its scope. */
    record Version(NormalDescription description, boolean active) {}
}
