package app.visant.application.people.port;

import app.visant.application.identity.port.InMemorySessionRepository;
import app.visant.application.identity.port.InMemoryUserRepository;
import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.people.Member;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Memberships as {@link InMemoryUserRepository} has them, and since when. */
public final class InMemoryMemberRepository implements MemberRepository {
    private final InMemoryTable<Membership, Instant> joined;
    private final InMemoryUserRepository users;
    private final InMemorySessionRepository sessions;

    public InMemoryMemberRepository(
            InMemoryTransactions transactions, InMemoryUserRepository users, InMemorySessionRepository sessions) {
        this.joined = InMemoryTable.ofSystem(transactions);
        this.users = users;
        this.sessions = sessions;
    }

    @Override
    public Page<Member> list(Tx tx, OrgId org, Page.Request page) {
        return InMemoryPages.page(
                users.members(tx, org).stream().map(m -> member(tx, m)),
                member -> new Position(member.joinedAt(), member.id().value()),
                page);
    }

    @Override
    public Optional<Member> find(Tx tx, OrgId org, UserId user) {
        return belonging(tx, org, user).map(m -> member(tx, m));
    }

    @Override
    public List<Membership> lock(Tx tx, OrgId org) {
        return users.members(tx, org);
    }

    @Override
    public boolean add(Tx tx, Membership membership, Instant now) {
        if (belonging(tx, membership.org(), membership.user()).isPresent()) {
            return false;
        }
        users.join(tx, membership);
        joined.put(tx, key(membership), now);
        return true;
    }

    @Override
    public void changeRole(Tx tx, OrgId org, UserId user, Role role) {
        belonging(tx, org, user).ifPresent(m -> users.join(tx, new Membership(user, org, role)));
    }

    @Override
    public List<SessionId> remove(Tx tx, OrgId org, UserId user, Instant now) {
        users.leave(tx, user, org);
        joined.remove(tx, new Membership(user, org, Role.VIEWER));
        return sessions.endIn(tx, org, user, now);
    }

    @Override
    public void settle(Tx tx, UserId user, OrgId org) {
        users.settle(tx, user, org);
    }

    private Optional<Membership> belonging(Tx tx, OrgId org, UserId user) {
        return users.members(tx, org).stream()
                .filter(m -> m.user().equals(user))
                .findFirst();
    }

    /** Who did not join later belongs since there is an account. */
    private Member member(Tx tx, Membership membership) {
        var user = users.find(tx, membership.user()).orElseThrow();
        var since = joined.find(tx, key(membership)).orElse(user.createdAt());
        return new Member(user.id(), user.email(), user.name(), membership.role(), since);
    }

    private static Membership key(Membership membership) {
        return new Membership(membership.user(), membership.org(), Role.VIEWER);
    }
}
