package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import java.util.List;

/** Who owns an organization, in system transactions only, since people belong to no single one. */
public interface OwnerDirectory {
    List<Owner> owners(Tx tx, OrgId org);

    /** Where an owner is written to, and how they are called. */
    record Owner(String email, String name) {}
}
