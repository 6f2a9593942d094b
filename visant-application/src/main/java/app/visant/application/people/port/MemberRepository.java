package app.visant.application.people.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.people.Member;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who works for which organization; in system transactions only, since people belong to no single one. */
public interface MemberRepository {
    /** Those who joined last come first. */
    Page<Member> list(Tx tx, OrgId org, Page.Request page);

    Optional<Member> find(Tx tx, OrgId org, UserId user);

    /** All members, held until the transaction ends, so that nobody comes, goes or changes meanwhile. */
    List<Membership> lock(Tx tx, OrgId org);

    /** Adds the membership. False, and nothing changed, if the person belongs already. */
    boolean add(Tx tx, Membership membership, Instant now);

    /** Nothing happens if the person does not belong. */
    void changeRole(Tx tx, OrgId org, UserId user, Role role);

    /** Ends the membership, and the person's sessions in that organization; answers these. */
    List<SessionId> remove(Tx tx, OrgId org, UserId user, Instant now);

    /** Notes where the person's next log-in leads. */
    void settle(Tx tx, UserId user, OrgId org);
}
