package app.visant.application.people;

import app.visant.application.people.port.InvitationRepository;
import app.visant.application.people.port.MemberRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.people.Member;
import app.visant.domain.people.Team;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The people of an organization. What the actor may do is decided by the roles of the moment, with all memberships
 * held: of two owners who demote each other at once, one stays.
 */
public final class Members {
    private final TransactionRunner transactions;
    private final MemberRepository members;
    private final InvitationRepository invitations;
    private final Farewell farewell;
    private final InstantSource clock;

    @Inject
    public Members(
            TransactionRunner transactions,
            MemberRepository members,
            InvitationRepository invitations,
            Farewell farewell,
            InstantSource clock) {
        this.transactions = transactions;
        this.members = members;
        this.invitations = invitations;
        this.farewell = farewell;
        this.clock = clock;
    }

    public Page<Member> list(Principal.Insider actor, Page.Request page) {
        return transactions.system(Purpose.MEMBERSHIP, tx -> members.list(tx, actor.org(), page));
    }

    /** Gives the member that role, effective at their next request. */
    public Result changeRole(Principal.User actor, UserId subject, Role role) {
        return decide(actor, team -> team.onRole(actor.user(), subject, role), (tx, before) -> {
            assign(tx, before, role);
            tx.record(AuditEntry.by(actor, AuditAction.MEMBER_ROLE_CHANGED)
                    .on(subject)
                    .with(role));
        });
    }

    /** Ends the membership, and every session and stream that rests on it. */
    public Result remove(Principal.User actor, UserId subject) {
        var own = subject.equals(actor.user());
        return decide(actor, team -> team.onRemoval(actor.user(), subject), (tx, leaving) -> {
            farewell.of(tx, leaving);
            tx.record(AuditEntry.by(actor, own ? AuditAction.MEMBER_LEFT : AuditAction.MEMBER_REMOVED)
                    .on(subject));
        });
    }

    /** Ends the actor's own membership, likewise. */
    public Result leave(Principal.User actor) {
        return remove(actor, actor.user());
    }

    /** Makes the heir an owner and the actor, who was one, an admin. */
    public Result transfer(Principal.User actor, UserId heir) {
        return decide(actor, team -> team.onTransfer(actor.user(), heir), (tx, before) -> {
            if (!heir.equals(actor.user())) {
                assign(tx, before, Role.OWNER);
                assign(tx, new Membership(actor.user(), actor.org(), Role.OWNER), Role.ADMIN);
                tx.record(AuditEntry.by(actor, AuditAction.ORGANIZATION_TRANSFERRED)
                        .on(heir));
            }
        });
    }

    private Result decide(Principal.User actor, Function<Team, Team.Verdict> question, Change change) {
        return transactions.system(Purpose.MEMBERSHIP, tx -> switch (question.apply(
                new Team(members.lock(tx, actor.org())))) {
            case Team.Verdict.Unknown() -> new Result.Unknown();
            case Team.Verdict.Refused(Team.Refusal refusal) -> new Result.Refused(refusal);
            case Team.Verdict.Allowed(Membership subject) -> {
                change.apply(tx, subject);
                yield new Result.Done(members.find(tx, actor.org(), subject.user()));
            }
        });
    }

    /** Who looks after members no longer has not invited anybody either. */
    private void assign(Tx tx, Membership before, Role role) {
        members.changeRole(tx, before.org(), before.user(), role);
        var lowered = role.compareTo(before.role()) > 0;
        if (lowered && Permission.MEMBERS_MANAGE.grantedTo(before.role())) {
            invitations.revokeOf(tx, before.org(), before.user(), clock.instant());
        }
    }

    /** What came of it. */
    public sealed interface Result {
        /** @param member as they are now; empty if they are no more */
        record Done(Optional<Member> member) implements Result {}

        /** The organization has no such member. */
        record Unknown() implements Result {}

        record Refused(Team.Refusal refusal) implements Result {}
    }

    private interface Change {
        void apply(Tx tx, Membership subject);
    }
}
