package app.visant.application.identity.port;

import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.User;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts as the operator of the platform sees them; in system transactions only. */
public interface AccountReadModel {

    /** The newest first. */
    Page<AccountView> list(Tx tx, Filter filter, Page.Request page);

    Optional<AccountView> find(Tx tx, UserId user);

    /**
     * Which accounts; what is empty does not matter.
     *
     * @param text in the address or the name, whichever case it is in
     */
    record Filter(Optional<String> text, Optional<Boolean> suspended) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());
    }

    /**
     * An account as seen.
     *
     * @param verifiedAt when the person proved the address
     * @param organizations where the person belongs, the oldest membership first
     */
    record AccountView(
            User user, Optional<Instant> verifiedAt, Optional<Suspension> suspension, List<OrgName> organizations) {
        public AccountView {
            organizations = List.copyOf(organizations);
        }
    }
}
