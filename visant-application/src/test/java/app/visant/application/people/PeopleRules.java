package app.visant.application.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.audit.port.AuditLog;
import app.visant.application.identity.port.ScriptedIdentityProvider;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.org.Suspension;
import app.visant.domain.people.Team;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How people come to an organization, change and leave it; the same over memory and over the database. */
public interface PeopleRules {
    PortsUnderTest ports();

    @Test
    default void ofTwoOwnersWhoDemoteEachOtherAtOnceOneStays() {
        for (var round = 0; round < 5; round++) {
            var world = new PeopleWorld(ports());
            var org = ports().newOrg();
            var owners = List.of(world.person(org, Role.OWNER), world.person(org, Role.OWNER));
            var turn = new AtomicInteger();

            var results = Together.run(2, () -> {
                var mine = turn.getAndIncrement();
                return world.members.changeRole(
                        owners.get(mine), owners.get(1 - mine).user(), Role.VIEWER);
            });

            assertThat(world.team(org)).extracting(Membership::role).containsExactlyInAnyOrder(Role.OWNER, Role.VIEWER);
            assertThat(results).hasAtLeastOneElementOfType(Members.Result.Done.class);
            assertThat(results).contains(new Members.Result.Refused(Team.Refusal.FORBIDDEN));
        }
    }

    @Test
    default void ofTwoOwnersWhoLeaveAtOnceOneStays() {
        var world = new PeopleWorld(ports());
        var org = ports().newOrg();
        var owners = List.of(world.person(org, Role.OWNER), world.person(org, Role.OWNER));
        var turn = new AtomicInteger();

        var results = Together.run(2, () -> world.members.leave(owners.get(turn.getAndIncrement())));

        assertThat(world.team(org)).extracting(Membership::role).containsExactly(Role.OWNER);
        assertThat(results).contains(new Members.Result.Refused(Team.Refusal.LAST_OWNER));
    }

    @Test
    default void tenWhoAcceptAtOnceMakeOneAccountAndOneMembership() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var token = world.invite(owner, world.newAddress(), Role.EDITOR);

        var results = Together.run(10, () -> world.accept(token, Optional.empty()));

        assertThat(results).filteredOn(r -> r instanceof Joining.Result.Opened).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof Joining.Result.Used).hasSize(9);
        assertThat(world.team(owner.org()))
                .extracting(Membership::role)
                .containsExactlyInAnyOrder(Role.OWNER, Role.EDITOR);
    }

    @Test
    default void whoeverTookAnAddressThatIsNotTheirsDoesNotComeInByAnInvitationToIt() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var squatter = world.unproven(ports().newOrg(), Role.OWNER);
        var token = world.invite(owner, world.addressOf(squatter), Role.ADMIN);

        assertThat(world.accept(token, Optional.empty())).isEqualTo(new Joining.Result.Unproven());

        assertThat(world.team(owner.org())).hasSize(1);
        assertThat(world.accept(token, Optional.of(squatter))).isInstanceOf(Joining.Result.Joined.class);
    }

    @Test
    default void whoeverIsSuspendedNeitherComesInNorLetsAnybodyIn() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var guest = world.person(ports().newOrg(), Role.OWNER);
        var toGuest = world.invite(owner, world.addressOf(guest), Role.ADMIN);
        var byGuest = world.invite(guest, world.newAddress(), Role.ADMIN);

        ports().system(Purpose.OPERATOR).run(tx -> {
            ports().users().suspend(tx, guest.user(), Optional.of(new Suspension(world.clock.instant(), "taken over")));
            new InvitationsOfTheSuspended(ports().invitations(), world.clock)
                    .onSuspension(tx, PortsUnderTest.OPERATOR, guest.user());
        });

        assertThat(world.accept(toGuest, Optional.empty())).isEqualTo(new Joining.Result.Suspended());
        assertThat(world.accept(toGuest, Optional.of(guest))).isEqualTo(new Joining.Result.Suspended());
        assertThat(world.accept(byGuest, Optional.empty())).isEqualTo(new Joining.Result.Revoked());
        assertThat(world.team(owner.org())).hasSize(1);
        assertThat(operatorsDeeds(guest.org())).containsExactly("invitation.revoked on invitation");
        assertThat(operatorsDeeds(owner.org())).isEmpty();
    }

    @Test
    default void anAccountThatExistsJoinsAndIsNotOpenedByTheToken() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var guest = world.person(ports().newOrg(), Role.OWNER);
        var token = world.invite(owner, world.addressOf(guest), Role.VIEWER);

        assertThat(world.accept(token, Optional.empty())).isInstanceOf(Joining.Result.Joined.class);

        assertThat(world.membershipsOf(guest.user()))
                .contains(new Membership(guest.user(), owner.org(), Role.VIEWER))
                .hasSize(2);
        assertThat(world.accept(token, Optional.of(guest))).isEqualTo(new Joining.Result.Used());
    }

    @Test
    default void anInvitationIsForItsAddressAlone() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var other = world.person(ports().newOrg(), Role.OWNER);
        var token = world.invite(owner, world.newAddress(), Role.ADMIN);

        assertThat(world.accept(token, Optional.of(other))).isEqualTo(new Joining.Result.OtherAddress());

        assertThat(world.team(owner.org())).hasSize(1);
        assertThat(world.accept(token, Optional.empty())).isInstanceOf(Joining.Result.Opened.class);
    }

    @Test
    default void whatIsUnknownTakenBackReplacedOrTooLateAdmitsNobody() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var address = world.newAddress();
        var replaced = world.invite(owner, address, Role.VIEWER);
        var late = world.invite(owner, address, Role.VIEWER);

        assertThat(world.accept("visi_guessed", Optional.empty())).isEqualTo(new Joining.Result.Unknown());
        assertThat(world.accept(replaced, Optional.empty())).isEqualTo(new Joining.Result.Revoked());
        world.clock.advance(Duration.ofDays(7));
        assertThat(world.accept(late, Optional.empty())).isEqualTo(new Joining.Result.Expired());
        assertThat(world.team(owner.org())).hasSize(1);
    }

    @Test
    default void anInvitationOfSomebodyWhoWasDemotedIsWorthNothing() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var admin = world.person(owner.org(), Role.ADMIN);
        var token = world.invite(admin, world.newAddress(), Role.ADMIN);

        world.members.changeRole(owner, admin.user(), Role.VIEWER);

        assertThat(world.accept(token, Optional.empty())).isEqualTo(new Joining.Result.Revoked());
    }

    @Test
    default void removalEndsSessionsAndLeavesThePersonAnOrganizationOfTheirOwn() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var viewer = world.person(owner.org(), Role.VIEWER);

        assertThat(world.members.remove(owner, viewer.user())).isEqualTo(new Members.Result.Done(Optional.empty()));

        assertThat(world.ended(viewer.session())).isTrue();
        assertThat(world.ended(owner.session())).isFalse();
        assertThat(world.membershipsOf(viewer.user())).singleElement().satisfies(own -> {
            assertThat(own.org()).isNotEqualTo(owner.org());
            assertThat(own.role()).isEqualTo(Role.OWNER);
        });
    }

    @Test
    default void theRoleOfTheMomentCountsAndNotThatOfTheRequest() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var admin = world.person(owner.org(), Role.ADMIN);
        world.members.changeRole(owner, admin.user(), Role.VIEWER);

        assertThat(world.members.remove(admin, owner.user()))
                .isEqualTo(new Members.Result.Refused(Team.Refusal.FORBIDDEN));
        assertThat(world.invitations.invite(admin, world.newAddress(), Role.VIEWER))
                .isEqualTo(new Invitations.Result.Refused(Team.Refusal.FORBIDDEN));
    }

    @Test
    default void aPersonOfAnotherOrganizationIsNobodyHere() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var stranger = world.person(ports().newOrg(), Role.VIEWER);

        assertThat(world.members.remove(owner, stranger.user())).isEqualTo(new Members.Result.Unknown());
        assertThat(world.members.transfer(owner, stranger.user())).isEqualTo(new Members.Result.Unknown());
        assertThat(world.switching.to(owner, stranger.org(), Session.Kind.CLIENT))
                .isEmpty();
        assertThat(world.ended(owner.session())).isFalse();
    }

    @Test
    default void whoHandsTheOrganizationOverIsAnAdminFromThenOn() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var heir = world.person(owner.org(), Role.VIEWER);

        world.members.transfer(owner, heir.user());

        assertThat(world.team(owner.org()))
                .containsExactlyInAnyOrder(
                        new Membership(owner.user(), owner.org(), Role.ADMIN),
                        new Membership(heir.user(), owner.org(), Role.OWNER));
    }

    @Test
    default void switchingEndsTheSessionAndOpensOneInTheOtherOrganization() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var guest = world.person(ports().newOrg(), Role.OWNER);
        world.accept(world.invite(owner, world.addressOf(guest), Role.EDITOR), Optional.of(guest));

        var signedIn =
                world.switching.to(guest, owner.org(), Session.Kind.CLIENT).orElseThrow();

        assertThat(signedIn.org()).isEqualTo(owner.org());
        assertThat(signedIn.role()).isEqualTo(Role.EDITOR);
        assertThat(signedIn.user().currentOrg()).isEqualTo(owner.org());
        assertThat(world.ended(guest.session())).isTrue();
    }

    @Test
    default void aSessionThatRestsOnAnotherProvidersDoesSoAfterSwitching() {
        var world = new PeopleWorld(ports());
        var person = world.person(ports().newOrg(), Role.OWNER);
        var there = ports().newOrg();
        ports().system(Purpose.MEMBERSHIP)
                .run(tx -> ports().members()
                        .add(tx, new Membership(person.user(), there, Role.VIEWER), world.clock.instant()));
        var end = world.clock.instant().plusSeconds(3_600);
        ports().system(Purpose.LOG_IN).run(tx -> {
            ports().sessions().prolong(tx, person.session(), end);
            ports().providerSessions()
                    .keep(
                            tx,
                            person.session(),
                            world.box.seal("grant:" + person.session(), "grant"),
                            world.clock.instant());
        });

        assertThat(world.switching.to(person, there, Session.Kind.CLIENT)).isPresent();

        var successor = ports().system(Purpose.LOG_IN)
                .list(tx -> ports().sessions().live(tx, person.user(), world.clock.instant()))
                .getFirst();
        assertThat(successor.expiresAt()).isEqualTo(end);
        assertThat(ports().system(Purpose.LOG_IN)
                        .find(tx -> ports().providerSessions().grant(tx, successor.id())))
                .map(kept -> world.box.open("grant:" + successor.id(), kept))
                .contains("grant");
    }

    @Test
    default void whereAnotherProviderKeepsAccountsOnlyThoseJoinWhoAreSignedIn() {
        var world = new PeopleWorld(ports(), new ScriptedIdentityProvider());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var bob = world.person(ports().newOrg(), Role.OWNER);
        var toBob = world.invite(owner, world.addressOf(bob), Role.EDITOR);
        var toNobody = world.invite(owner, world.newAddress(), Role.EDITOR);

        assertThat(world.accept(toBob, Optional.empty())).isEqualTo(new Joining.Result.AccountNeeded());
        assertThat(world.accept(toNobody, Optional.empty())).isEqualTo(new Joining.Result.AccountNeeded());
        assertThat(world.accept(toBob, Optional.of(owner))).isEqualTo(new Joining.Result.OtherAddress());
        assertThat(world.team(owner.org())).hasSize(1);

        assertThat(world.accept(toBob, Optional.of(bob))).isInstanceOf(Joining.Result.Joined.class);
        assertThat(world.team(owner.org())).hasSize(2);
    }

    @Test
    default void nobodyIsInvitedWhereTheyWorkAlready() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);

        assertThat(world.invitations.invite(owner, world.addressOf(owner), Role.VIEWER))
                .isEqualTo(new Invitations.Result.AlreadyMember());
    }

    @Test
    default void oneAddressIsNotFloodedWithInvitations() {
        var world = new PeopleWorld(ports());
        var owner = world.person(ports().newOrg(), Role.OWNER);
        var address = world.newAddress();
        for (var i = 0; i < 5; i++) {
            world.invite(owner, address, Role.VIEWER);
        }

        assertThat(world.invitations.invite(owner, address, Role.VIEWER))
                .isInstanceOf(Invitations.Result.Throttled.class);
    }

    /** What an organization's log says that the operator did to it. */
    private List<String> operatorsDeeds(OrgId org) {
        return ports()
                .in(org)
                .page(tx -> ports().auditLog().list(tx, org, AuditLog.Filter.ALL, Page.Request.first(50)))
                .items()
                .stream()
                .filter(entry -> entry.actor().kind() == AuditEntry.Actor.Kind.OPERATOR)
                .map(entry ->
                        entry.action() + " on " + entry.subject().orElseThrow().kind())
                .toList();
    }
}
