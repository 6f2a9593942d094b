package app.visant.application.identity.port;

import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.User;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.UserId;
import java.util.List;
import java.util.Optional;

/** What a person sees of themselves; in system transactions only. */
public interface ProfileReadModel {
    Optional<Profile> find(Tx tx, UserId user, OrgId org);

    /**
     * A person at work for one organization.
     *
     * @param verified whether the person proved to read the mail of the address
     * @param organization the one that the session is for
     * @param devicesUsed how many of its slots are taken
     * @param organizations all that the person belongs to
     */
    record Profile(
            User user, boolean verified, Organization organization, int devicesUsed, List<OrgName> organizations) {
        public Profile {
            organizations = List.copyOf(organizations);
        }
    }
}
