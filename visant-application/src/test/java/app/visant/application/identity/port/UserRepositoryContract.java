package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.identity.port.UserRepository.Account;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface UserRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void keepsAllThatAPersonIs() {
        var user = person(newEmail(), ports().newOrg());

        assertThat(add(user, Role.ADMIN)).isTrue();

        assertThat(logIn().find(tx -> ports().users().find(tx, user.id()))).contains(user);
        assertThat(logIn().find(tx -> ports().users().findByEmail(tx, user.email())))
                .contains(new Account(user, Optional.of("hash")));
        assertThat(logIn().list(tx -> ports().users().memberships(tx, user.id())))
                .containsExactly(new Membership(user.id(), user.currentOrg(), Role.ADMIN));
    }

    @Test
    default void anAddressHasOneAccountHoweverItIsWritten() {
        var first = person(newEmail(), ports().newOrg());
        add(first, Role.OWNER);
        var second = person(new Email(first.email().value().toUpperCase(Locale.ROOT)), ports().newOrg());

        assertThat(add(second, Role.OWNER)).isFalse();

        assertThat(logIn().find(tx -> ports().users().find(tx, second.id()))).isEmpty();
        assertThat(logIn().list(tx -> ports().users().memberships(tx, second.id())))
                .isEmpty();
        assertThat(logIn().find(tx -> ports().users().findByEmail(tx, first.email())))
                .map(Account::user)
                .contains(first);
    }

    @Test
    default void ofTwoWhoTakeAnAddressAtOnceOneGetsIt() {
        var email = newEmail();

        var added = Together.run(2, () -> {
            var user = person(email, ports().newOrg());
            return add(user, Role.OWNER);
        });

        assertThat(Collections.frequency(added, true)).isEqualTo(1);
    }

    @Test
    default void knowsNobodyWhoWasNeverAdded() {
        var nobody = new UserId(ports().ids().next());
        var nowhere = newEmail();

        assertThat(logIn().find(tx -> ports().users().find(tx, nobody))).isEmpty();
        assertThat(logIn().find(tx -> ports().users().findByEmail(tx, nowhere))).isEmpty();
        assertThat(logIn().list(tx -> ports().users().memberships(tx, nobody))).isEmpty();
    }

    @Test
    default void renamesThePersonAndNobodyElse() {
        var user = ports().newOwner();
        var other = ports().newOwner();

        logIn().run(tx -> ports().users().rename(tx, user.id(), "Ada Lovelace"));

        assertThat(logIn().find(tx -> ports().users().find(tx, user.id())))
                .map(User::name)
                .contains("Ada Lovelace");
        assertThat(logIn().find(tx -> ports().users().find(tx, other.id()))).contains(other);
    }

    @Test
    default void changesThePasswordOfThePersonAndNobodyElse() {
        var user = ports().newOwner();
        var other = ports().newOwner();

        logIn().run(tx -> ports().users().changePassword(tx, user.id(), "another hash"));

        assertThat(logIn().find(tx -> ports().users().findByEmail(tx, user.email())))
                .contains(new Account(user, Optional.of("another hash")));
        assertThat(logIn().find(tx -> ports().users().findByEmail(tx, other.email())))
                .map(Account::passwordHash)
                .isNotEqualTo("another hash");
    }

    @Test
    default void makesOperatorsAndUnmakesThem() {
        var user = ports().newOwner();

        assertThat(setOperator(user.email(), true)).isTrue();
        assertThat(logIn().find(tx -> ports().users().find(tx, user.id())))
                .map(User::operator)
                .contains(true);
        assertThat(setOperator(user.email(), false)).isTrue();
        assertThat(logIn().find(tx -> ports().users().find(tx, user.id()))).contains(user);
        assertThat(setOperator(newEmail(), true)).isFalse();
    }

    @Test
    default void somebodyWhosePasswordIsKeptElsewhereHasNone() {
        var user = person(newEmail(), ports().newOrg());

        assertThat(logIn().test(tx -> ports().users()
                        .add(tx, user, Optional.empty(), new Membership(user.id(), user.currentOrg(), Role.OWNER))))
                .isTrue();

        assertThat(logIn().find(tx -> ports().users().findByEmail(tx, user.email())))
                .contains(new Account(user, Optional.empty()));
    }

    @Test
    default void anotherAddressIsNotProvenAndNotSomebodyElses() {
        var user = ports().newOwner();
        var other = ports().newOwner();
        var next = newEmail();
        logIn().run(tx -> ports().accounts().verify(tx, user.id(), user.email(), PortsUnderTest.NOON));

        assertThat(logIn().test(tx -> ports().users().readdress(tx, user.id(), other.email())))
                .isFalse();
        assertThat(logIn().find(tx -> ports().accounts().verifiedAt(tx, user.id())))
                .isPresent();
        assertThat(logIn().test(tx -> ports().users().readdress(tx, user.id(), next)))
                .isTrue();

        assertThat(logIn().find(tx -> ports().users().find(tx, user.id())))
                .map(User::email)
                .contains(next);
        assertThat(logIn().find(tx -> ports().accounts().verifiedAt(tx, user.id())))
                .isEmpty();
    }

    @Test
    default void anAccountIsSuspendedUntilItGoesOn() {
        var user = ports().newOwner();
        var other = ports().newOwner();
        var suspension = new Suspension(PortsUnderTest.NOON, "abuse");

        logIn().run(tx -> ports().users().suspend(tx, user.id(), Optional.of(suspension)));

        assertThat(logIn().find(tx -> ports().users().suspension(tx, user.id())))
                .contains(suspension);
        assertThat(logIn().find(tx -> ports().users().suspension(tx, other.id())))
                .isEmpty();
        assertThat(logIn().find(tx -> ports().users().find(tx, user.id()))).contains(user);

        logIn().run(tx -> ports().users().suspend(tx, user.id(), Optional.empty()));
        assertThat(logIn().find(tx -> ports().users().suspension(tx, user.id())))
                .isEmpty();
    }

    @Test
    default void ofAllWhoHoldAPersonAtOnceEachSeesWhatTheOneBeforeDid() {
        var user = ports().newOwner();

        var first = Together.run(
                4,
                () -> logIn().test(tx -> {
                    assertThat(ports().users().lock(tx, user.id())).contains(user);
                    var free = ports().users().suspension(tx, user.id()).isEmpty();
                    ports().users().suspend(tx, user.id(), Optional.of(new Suspension(PortsUnderTest.NOON, "abuse")));
                    return free;
                }));

        assertThat(first).containsExactlyInAnyOrder(true, false, false, false);
        assertThat(logIn().find(tx ->
                        ports().users().lock(tx, new UserId(ports().ids().next()))))
                .isEmpty();
    }

    private Inside logIn() {
        return ports().system(Purpose.LOG_IN);
    }

    private boolean add(User user, Role role) {
        return logIn().test(tx ->
                ports().users().add(tx, user, Optional.of("hash"), new Membership(user.id(), user.currentOrg(), role)));
    }

    private boolean setOperator(Email email, boolean operator) {
        return ports().system(Purpose.OPERATOR).test(tx -> ports().users().setOperator(tx, email, operator));
    }

    private Email newEmail() {
        return new Email("ada+" + ports().ids().next() + "@example.org");
    }

    private User person(Email email, OrgId org) {
        return new User(new UserId(ports().ids().next()), email, "Åsa Ñandú", org, false, PortsUnderTest.NOON);
    }
}
