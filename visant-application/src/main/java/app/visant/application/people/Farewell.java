package app.visant.application.people;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.org.OrganizationFounding;
import app.visant.application.people.port.InvitationRepository;
import app.visant.application.people.port.MemberRepository;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import jakarta.inject.Inject;
import java.time.InstantSource;

/**
 * Ends memberships, with all that rests on them. Whoever belonged nowhere else gets an organization of their own, as
 * somebody who signs up does: an account without one could not even log in to be deleted.
 */
public final class Farewell {
    private final MemberRepository members;
    private final InvitationRepository invitations;
    private final UserRepository users;
    private final OrganizationFounding founding;
    private final SignalBus signals;
    private final InstantSource clock;

    @Inject
    public Farewell(
            MemberRepository members,
            InvitationRepository invitations,
            UserRepository users,
            OrganizationFounding founding,
            SignalBus signals,
            InstantSource clock) {
        this.members = members;
        this.invitations = invitations;
        this.users = users;
        this.founding = founding;
        this.signals = signals;
        this.clock = clock;
    }

    void of(Tx tx, Membership leaving) {
        var now = clock.instant();
        var ended = members.remove(tx, leaving.org(), leaving.user(), now);
        invitations.revokeOf(tx, leaving.org(), leaving.user(), now);
        users.find(tx, leaving.user()).ifPresent(user -> rehome(tx, user, leaving.org()));
        tx.afterCommit(() -> ended.forEach(session -> signals.publish(new Signal.SessionEnded(session))));
    }

    private void rehome(Tx tx, User user, OrgId left) {
        var remaining = users.memberships(tx, user.id());
        if (remaining.isEmpty()) {
            var own = founding.found(tx, user.email().localPart() + "'s organization");
            members.add(tx, new Membership(user.id(), own.id(), Role.OWNER), clock.instant());
            members.settle(tx, user.id(), own.id());
        } else if (user.currentOrg().equals(left)) {
            members.settle(tx, user.id(), remaining.getFirst().org());
        }
    }
}
