package app.visant.application.org.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Organizations as the operator of the platform sees them: nothing of what they see. System only. */
public interface OrganizationReadModel {

    /** The newest first. */
    Page<OrganizationView> list(Tx tx, Filter filter, Page.Request page);

    Optional<OrganizationView> find(Tx tx, OrgId org);

    /**
     * Which organizations; what is empty does not matter.
     *
     * @param text in the name or the address of an owner, whichever case it is in
     */
    record Filter(Optional<String> text, Optional<Boolean> suspended) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    }

    /**
     * An organization as seen.
     *
     * @param closedAt since when nobody works for it any more
     * @param owners their addresses, by the alphabet
     */
    record OrganizationView(
            Organization organization,
            Optional<Suspension> suspension,
            Optional<Instant> closedAt,
            List<Email> owners,
            int members,
            int devicesUsed) {
        public OrganizationView {
            owners = List.copyOf(owners);
        }
    }
}
