package app.visant.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.people.Team.Refusal;
import app.visant.domain.people.Team.Verdict;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TeamTest {
    private static final OrgId ORG = new OrgId(new UUID(0, 9));
    private static final UserId OWNER = person(1);
    private static final UserId ADMIN = person(2);
    private static final UserId OTHER_ADMIN = person(3);
    private static final UserId EDITOR = person(4);
    private static final UserId VIEWER = person(5);
    private static final UserId NOBODY = person(6);
    private static final Team TEAM = new Team(List.of(
            in(OWNER, Role.OWNER),
            in(ADMIN, Role.ADMIN),
            in(OTHER_ADMIN, Role.ADMIN),
            in(EDITOR, Role.EDITOR),
            in(VIEWER, Role.VIEWER)));

    @Test
    void anAdminGivesAllRolesButTheOwners() {
        assertThat(TEAM.onRole(ADMIN, VIEWER, Role.ADMIN)).isEqualTo(allowed(VIEWER, Role.VIEWER));
        assertThat(TEAM.onRole(ADMIN, OTHER_ADMIN, Role.VIEWER)).isEqualTo(allowed(OTHER_ADMIN, Role.ADMIN));
        assertThat(TEAM.onRole(ADMIN, VIEWER, Role.OWNER)).isEqualTo(refused(Refusal.OWNERS_ONLY));
        assertThat(TEAM.onRole(ADMIN, OWNER, Role.VIEWER)).isEqualTo(refused(Refusal.OWNERS_ONLY));
        assertThat(TEAM.onRemoval(ADMIN, OWNER)).isEqualTo(refused(Refusal.OWNERS_ONLY));
        assertThat(TEAM.onRemoval(ADMIN, EDITOR)).isEqualTo(allowed(EDITOR, Role.EDITOR));
    }

    @Test
    void nobodyRaisesThemselves() {
        assertThat(TEAM.onRole(ADMIN, ADMIN, Role.OWNER)).isEqualTo(refused(Refusal.OWN_ROLE));
        assertThat(TEAM.onRole(ADMIN, ADMIN, Role.VIEWER)).isEqualTo(allowed(ADMIN, Role.ADMIN));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void editorsAndViewersChangeNobody(Role role) {
        for (var actor : List.of(EDITOR, VIEWER, NOBODY)) {
            assertThat(TEAM.onRole(actor, VIEWER, role)).isEqualTo(refused(Refusal.FORBIDDEN));
            assertThat(TEAM.onRole(actor, actor, role)).isEqualTo(refused(Refusal.FORBIDDEN));
            assertThat(TEAM.onRemoval(actor, ADMIN)).isEqualTo(refused(Refusal.FORBIDDEN));
            assertThat(TEAM.onInvitation(actor, role)).contains(Refusal.FORBIDDEN);
        }
    }

    @Test
    void everybodyMayLeaveButTheLastOwner() {
        assertThat(TEAM.onRemoval(VIEWER, VIEWER)).isEqualTo(allowed(VIEWER, Role.VIEWER));
        assertThat(TEAM.onRemoval(OWNER, OWNER)).isEqualTo(refused(Refusal.LAST_OWNER));
        assertThat(TEAM.onRole(OWNER, OWNER, Role.ADMIN)).isEqualTo(refused(Refusal.LAST_OWNER));
        assertThat(TEAM.onRole(OWNER, OWNER, Role.OWNER)).isEqualTo(allowed(OWNER, Role.OWNER));
    }

    @Test
    void ofTwoOwnersEitherMayGoOrBeDemoted() {
        var two = new Team(List.of(in(OWNER, Role.OWNER), in(ADMIN, Role.OWNER)));

        assertThat(two.onRemoval(OWNER, OWNER)).isEqualTo(allowed(OWNER, Role.OWNER));
        assertThat(two.onRole(OWNER, ADMIN, Role.VIEWER)).isEqualTo(allowed(ADMIN, Role.OWNER));
    }

    @Test
    void whoIsNoMemberIsUnknown() {
        assertThat(TEAM.onRole(OWNER, NOBODY, Role.VIEWER)).isEqualTo(new Verdict.Unknown());
        assertThat(TEAM.onRemoval(OWNER, NOBODY)).isEqualTo(new Verdict.Unknown());
        assertThat(TEAM.onTransfer(OWNER, NOBODY)).isEqualTo(new Verdict.Unknown());
    }

    @Test
    void anOwnerHandsTheOrganizationOver() {
        assertThat(TEAM.onTransfer(OWNER, VIEWER)).isEqualTo(allowed(VIEWER, Role.VIEWER));
        assertThat(TEAM.onTransfer(ADMIN, VIEWER)).isEqualTo(refused(Refusal.OWNERS_ONLY));
    }

    @Test
    void ownersAloneInviteOwners() {
        assertThat(TEAM.onInvitation(OWNER, Role.OWNER)).isEmpty();
        assertThat(TEAM.onInvitation(ADMIN, Role.ADMIN)).isEmpty();
        assertThat(TEAM.onInvitation(ADMIN, Role.OWNER)).contains(Refusal.OWNERS_ONLY);
    }

    @Test
    void anInvitationWaitsForSevenDays() {
        var now = Instant.parse("2026-11-01T12:00:00Z");
        var sent = Invitation.sent(
                new InvitationId(new UUID(0, 1)), ORG, new Email("bob@example.org"), Role.VIEWER, OWNER, now);

        assertThat(sent.at(Instant.parse("2026-11-08T11:59:59Z"))).isInstanceOf(Invitation.Fate.Waiting.class);
        assertThat(sent.at(Instant.parse("2026-11-08T12:00:00Z"))).isInstanceOf(Invitation.Fate.Expired.class);
    }

    private static Verdict allowed(UserId subject, Role role) {
        return new Verdict.Allowed(in(subject, role));
    }

    private static Verdict refused(Refusal refusal) {
        return new Verdict.Refused(refusal);
    }

    private static Membership in(UserId user, Role role) {
        return new Membership(user, ORG, role);
    }

    private static UserId person(int number) {
        return new UserId(new UUID(0, number));
    }
}
