package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.OrgId;

/** Normal descriptions; one version of an organization is active. */
public interface DescriptionRepository {
    /** Adds it and makes it the active one. */
    void add(Tx tx, NormalDescription description);

    /** The active one; every organization has one from its first moment. */
    NormalDescription active(Tx tx, OrgId org);
}
