package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import org.junit.jupiter.api.Test;

public interface AccountRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void aLinkIsTakenOnceAndForItsPurposeOnly() {
        var link = link(ports().newOwner(), AccountLink.Purpose.RESET_PASSWORD);
        system().run(tx -> accounts().putLink(tx, link));

        assertThat(system().find(tx -> accounts().takeLink(tx, link.digest(), AccountLink.Purpose.VERIFY_EMAIL)))
                .isEmpty();
        assertThat(system().find(tx -> accounts().takeLink(tx, link.digest(), link.purpose())))
                .contains(link);
        assertThat(system().find(tx -> accounts().takeLink(tx, link.digest(), link.purpose())))
                .isEmpty();
    }

    @Test
    default void aLinkTakesThePlaceOfEarlierOnesOfItsPurpose() {
        var user = ports().newOwner();
        var first = link(user, AccountLink.Purpose.RESET_PASSWORD);
        var other = link(user, AccountLink.Purpose.VERIFY_EMAIL);
        var second = link(user, AccountLink.Purpose.RESET_PASSWORD);
        system().run(tx -> {
            accounts().putLink(tx, first);
            accounts().putLink(tx, other);
        });
        system().run(tx -> accounts().putLink(tx, second));

        assertThat(system().find(tx -> accounts().takeLink(tx, first.digest(), first.purpose())))
                .isEmpty();
        assertThat(system().find(tx -> accounts().takeLink(tx, other.digest(), other.purpose())))
                .contains(other);
        assertThat(system().find(tx -> accounts().takeLink(tx, second.digest(), second.purpose())))
                .contains(second);
    }

    @Test
    default void anAddressIsProvenOnceAndAnotherOneNot() {
        var user = ports().newOwner();
        assertThat(system().find(tx -> accounts().verifiedAt(tx, user.id()))).isEmpty();
        assertThat(system().test(tx ->
                        accounts().verify(tx, user.id(), new Email("else@example.org"), PortsUnderTest.NOON)))
                .isFalse();

        assertThat(system().test(tx -> accounts().verify(tx, user.id(), user.email(), PortsUnderTest.NOON)))
                .isTrue();
        system().run(tx -> accounts().verify(tx, user.id(), user.email(), PortsUnderTest.NOON.plusSeconds(60)));

        assertThat(system().find(tx -> accounts().verifiedAt(tx, user.id()))).contains(PortsUnderTest.NOON);
    }

    @Test
    default void knowsWhoBelongsToAnOrganization() {
        var user = ports().newOwner();

        assertThat(system().list(tx -> accounts().lockMembers(tx, user.currentOrg())))
                .containsExactly(new Membership(user.id(), user.currentOrg(), Role.OWNER));
    }

    @Test
    default void aDeletedPersonLeavesNothingOfTheirOwn() {
        var user = ports().newOwner();
        var link = link(user, AccountLink.Purpose.VERIFY_EMAIL);
        var session = Session.opened(
                new SessionId(ports().ids().next()),
                user.id(),
                user.currentOrg(),
                Session.Kind.CLIENT,
                Sha256.of("secret of " + user.id()),
                PortsUnderTest.NOON);
        system().run(tx -> {
            accounts().putLink(tx, link);
            ports().sessions().add(tx, session);
            ports().secondFactors().propose(tx, user.id(), "sealed");
        });

        system().run(tx -> {
            accounts().close(tx, user.currentOrg(), PortsUnderTest.NOON);
            accounts().delete(tx, user.id());
        });

        assertThat(system().find(tx -> ports().users().find(tx, user.id()))).isEmpty();
        assertThat(system().list(tx -> ports().users().memberships(tx, user.id())))
                .isEmpty();
        assertThat(system().find(tx -> accounts().takeLink(tx, link.digest(), link.purpose())))
                .isEmpty();
        assertThat(system().list(tx -> ports().sessions().live(tx, user.id(), PortsUnderTest.NOON)))
                .isEmpty();
        assertThat(system().find(tx -> ports().secondFactors().find(tx, user.id())))
                .isEmpty();
    }

    private AccountLink link(User user, AccountLink.Purpose purpose) {
        return new AccountLink(
                Sha256.of("token " + ports().ids().next()),
                user.id(),
                purpose,
                user.email(),
                PortsUnderTest.NOON.plus(AccountLink.LIFETIME));
    }

    private AccountRepository accounts() {
        return ports().accounts();
    }

    private Inside system() {
        return ports().system(Purpose.LOG_IN);
    }
}
