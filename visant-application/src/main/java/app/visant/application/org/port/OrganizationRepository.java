package app.visant.application.org.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Subscription;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import java.time.ZoneId;
import java.util.Optional;

/** Organizations. Works in a transaction of that organization and in system ones. */
public interface OrganizationRepository {
    void add(Tx tx, Organization organization);

    Optional<Organization> find(Tx tx, OrgId org);

    /** Stores what it is called, where its clocks hang, and which language it speaks. */
    void describe(Tx tx, OrgId org, String name, ZoneId timezone, Language language);

    /** As {@link #find}, and holds the row until the transaction ends, so that slots are counted one at a time. */
    Optional<Organization> lock(Tx tx, OrgId org);

    /** That it is suspended, if it is. */
    Optional<Suspension> suspension(Tx tx, OrgId org);

    /** Suspends it, in place of any suspension before, or lets it go on. System only. */
    void suspend(Tx tx, OrgId org, Optional<Suspension> suspension);

    /** Stores what the organization has subscribed to from now on. System only. */
    void subscribe(Tx tx, OrgId org, Subscription.Agreed subscription);
}
