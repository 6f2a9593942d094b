package app.visant.application.identity.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What accounts have beside the person: mailed links, a proven address, an end; in system transactions only. */
public interface AccountRepository {
    /** Keeps the link in place of all earlier ones of that person for that purpose. */
    void putLink(Tx tx, AccountLink link);

    /** Takes the link away, whether it is still live or not: of two who come at once one gets it. */
    Optional<AccountLink> takeLink(Tx tx, Sha256 digest, AccountLink.Purpose purpose);

    /** Notes that the person proved to read mail to the address; false if that is not their address any more. */
    boolean verify(Tx tx, UserId user, Email email, Instant now);

    /** When the person proved that. */
    Optional<Instant> verifiedAt(Tx tx, UserId user);

    /** Who belongs to the organization, held until the transaction ends, so that nobody comes or goes meanwhile. */
    List<Membership> lockMembers(Tx tx, OrgId org);

    /** Notes that nobody works for the organization any more. */
    void close(Tx tx, OrgId org, Instant now);

    /** Removes the person with everything that is theirs alone: memberships, sessions, links, second factor. */
    void delete(Tx tx, UserId user);
}
