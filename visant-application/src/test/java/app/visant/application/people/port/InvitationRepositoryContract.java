package app.visant.application.people.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.User;
import app.visant.domain.people.Invitation;
import app.visant.domain.people.Invitation.Fate;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface InvitationRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void keepsAllThatAnInvitationIs() {
        var sent = sent(ports().newOwner(), "bob", NOON);

        assertThat(found(sent)).contains(sent);
        assertThat(people().find(tx -> ports().invitations().findByToken(tx, Sha256.of("another"))))
                .isEmpty();
    }

    @Test
    default void listsThoseThatWaitTheNewestFirst() {
        var owner = ports().newOwner();
        var first = sent(owner, "first", NOON);
        var second = sent(owner, "second", NOON.plusSeconds(1));
        var third = sent(owner, "third", NOON.plusSeconds(2));
        var used = sent(owner, "used", NOON.plusSeconds(3));
        people().run(tx -> ports().invitations().accept(tx, owner.currentOrg(), used.id(), NOON.plusSeconds(4)));

        assertThat(waiting(owner.currentOrg(), NOON.plusSeconds(5))).containsExactly(third, second, first);
        assertThat(waiting(owner.currentOrg(), first.expiresAt())).containsExactly(third, second);
    }

    @Test
    default void ofTwoInvitationsToOneAddressTheLaterOneIsGood() {
        var owner = ports().newOwner();
        var earlier = sent(owner, "bob", NOON);
        var elsewhere = sent(ports().newOwner(), "bob", NOON);

        var later = sent(owner, "bob", NOON.plusSeconds(9));

        assertThat(found(earlier)).map(Invitation::fate).contains(new Fate.Revoked(NOON.plusSeconds(9)));
        assertThat(found(later)).map(Invitation::fate).contains(new Fate.Waiting());
        assertThat(found(elsewhere)).map(Invitation::fate).contains(new Fate.Waiting());
    }

    @Test
    default void anInvitationHasOneFate() {
        var owner = ports().newOwner();
        var org = owner.currentOrg();
        var used = sent(owner, "used", NOON);
        var revoked = sent(owner, "revoked", NOON);

        assertThat(people().test(tx -> ports().invitations().accept(tx, org, used.id(), NOON)))
                .isTrue();
        assertThat(ports().in(org).test(tx -> ports().invitations().revoke(tx, org, used.id(), NOON)))
                .isFalse();
        assertThat(ports().in(org).test(tx -> ports().invitations().revoke(tx, org, revoked.id(), NOON)))
                .isTrue();
        assertThat(people().test(tx -> ports().invitations().accept(tx, org, revoked.id(), NOON)))
                .isFalse();

        assertThat(found(used)).map(Invitation::fate).contains(new Fate.Accepted(NOON));
        assertThat(found(revoked)).map(Invitation::fate).contains(new Fate.Revoked(NOON));
    }

    @Test
    default void whatAPersonSentIsRevokedWithoutWhatOthersSent() {
        var owner = ports().newOwner();
        var mine = sent(owner, "mine", NOON);
        var others = sent(owner.currentOrg(), ports().newOwner(), "others", NOON);

        people().run(tx -> ports().invitations().revokeOf(tx, owner.currentOrg(), owner.id(), NOON));

        assertThat(found(mine)).map(Invitation::fate).contains(new Fate.Revoked(NOON));
        assertThat(found(others)).map(Invitation::fate).contains(new Fate.Waiting());
    }

    @Test
    default void whatAPersonSentIsRevokedInEveryOrganization() {
        var owner = ports().newOwner();
        var elsewhere = ports().newOwner();
        var mine = sent(owner, "mine", NOON);
        var guests = sent(elsewhere.currentOrg(), owner, "guests", NOON);
        var others = sent(elsewhere, "others", NOON);

        var revoked = people().list(tx -> ports().invitations().revokeAllOf(tx, owner.id(), NOON));

        assertThat(revoked).extracting(Invitation::id).containsExactlyInAnyOrder(mine.id(), guests.id());
        assertThat(found(mine)).map(Invitation::fate).contains(new Fate.Revoked(NOON));
        assertThat(found(guests)).map(Invitation::fate).contains(new Fate.Revoked(NOON));
        assertThat(found(others)).map(Invitation::fate).contains(new Fate.Waiting());
    }

    @Test
    default void whatIsOverIsNotRevokedWithTheRest() {
        var owner = ports().newOwner();
        var accepted = sent(owner, "came", NOON);
        var old = sent(owner, "old", NOON.minus(Duration.ofDays(8)));
        people().run(tx -> ports().invitations().accept(tx, accepted.org(), accepted.id(), NOON));

        assertThat(people().list(tx -> ports().invitations().revokeAllOf(tx, owner.id(), NOON)))
                .isEmpty();
        assertThat(found(old).orElseThrow().fate()).isEqualTo(new Fate.Waiting());
    }

    @Test
    default void anotherOrganizationNeitherSeesNorRevokesIt() {
        var owner = ports().newOwner();
        var org = owner.currentOrg();
        var sent = sent(owner, "bob", NOON);
        var other = ports().newOrg();

        assertThat(ports().in(other).test(tx -> ports().invitations().revoke(tx, org, sent.id(), NOON)))
                .isFalse();
        assertThat(ports().in(other).test(tx -> ports().invitations().revoke(tx, other, sent.id(), NOON)))
                .isFalse();
        assertThat(ports().in(other)
                        .page(tx -> ports().invitations().waiting(tx, org, Page.Request.first(9), NOON))
                        .items())
                .isEmpty();
        assertThat(found(sent)).contains(sent);
    }

    @Test
    default void isForgottenAWhileAfterItsEnd() {
        var owner = ports().newOwner();
        var old = sent(owner, "old", NOON);

        sent(owner, "new", old.expiresAt().plus(InvitationRepository.REMEMBERED));
        assertThat(found(old)).isPresent();
        sent(
                owner,
                "newer",
                old.expiresAt().plus(InvitationRepository.REMEMBERED).plus(Duration.ofSeconds(1)));
        assertThat(found(old)).isEmpty();
    }

    /** Where the tests take place. */
    Instant NOON = PortsUnderTest.NOON;

    private Invitation sent(User inviter, String to, Instant at) {
        return sent(inviter.currentOrg(), inviter, to, at);
    }

    private Invitation sent(OrgId org, User inviter, String to, Instant at) {
        var invitation = Invitation.sent(
                new InvitationId(ports().ids().next()),
                org,
                new Email(to + "@example.org"),
                Role.VIEWER,
                inviter.id(),
                at);
        people().run(tx -> ports().invitations().add(tx, invitation, token(invitation)));
        return invitation;
    }

    private Optional<Invitation> found(Invitation invitation) {
        return people().find(tx -> ports().invitations().findByToken(tx, token(invitation)));
    }

    private List<Invitation> waiting(OrgId org, Instant now) {
        return Paging.all(
                2, request -> ports().in(org).page(tx -> ports().invitations().waiting(tx, org, request, now)));
    }

    private static Sha256 token(Invitation invitation) {
        return Sha256.of("token of " + invitation.id());
    }

    private Inside people() {
        return ports().system(Purpose.MEMBERSHIP);
    }
}
