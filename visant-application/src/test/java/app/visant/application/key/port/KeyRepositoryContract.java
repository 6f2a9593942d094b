package app.visant.application.key.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.key.port.KeyRepository.Held;
import app.visant.application.key.port.KeyRepository.Removed;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface KeyRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void keepsAllThatAKeyIs() {
        var owner = ports().newOwner();
        var bare = added(owner, NOON);
        var full = new ApiKey(
                new KeyId(ports().ids().next()),
                "Backup of the yard",
                owner.id(),
                new Reach(owner.currentOrg(), Optional.of(Set.of(new DeviceId("CAM-1"), new DeviceId("CAM_2")))),
                Set.of(Permission.CAPTURES_READ, Permission.DEVICES_OPERATE),
                NOON,
                Optional.of(NOON.plus(Duration.ofDays(90))),
                Optional.empty());
        add(full);

        assertThat(found(bare)).contains(new Held(bare, Role.OWNER, false));
        assertThat(found(full)).contains(new Held(full, Role.OWNER, false));
    }

    @Test
    default void onlyTheRightSecretFindsIt() {
        var key = added(ports().newOwner(), NOON);

        assertThat(system().find(tx -> ports().keys().find(tx, key.id(), Sha256.of("another"))))
                .isEmpty();
        assertThat(system().find(tx -> ports().keys().find(tx, newId(), secret(key))))
                .isEmpty();
    }

    @Test
    default void listsThoseOfTheOrganizationTheNewestFirst() {
        var owner = ports().newOwner();
        var first = added(owner, NOON);
        var second = added(owner, NOON.plusSeconds(1));
        var third = added(owner, NOON.plusSeconds(2));
        added(ports().newOwner(), NOON);

        assertThat(list(owner.currentOrg())).containsExactly(third, second, first);
        assertThat(count(owner.currentOrg())).isEqualTo(3);
    }

    @Test
    default void whatIsRemovedIsGone() {
        var owner = ports().newOwner();
        var org = owner.currentOrg();
        var key = added(owner, NOON);

        assertThat(ports().in(org).test(tx -> ports().keys().remove(tx, org, key.id())))
                .isTrue();
        assertThat(ports().in(org).test(tx -> ports().keys().remove(tx, org, key.id())))
                .isFalse();

        assertThat(found(key)).isEmpty();
        assertThat(list(org)).isEmpty();
        assertThat(system().list(tx -> ports().keys().all(tx, Set.of(key.id()))))
                .isEmpty();
    }

    @Test
    default void comesWithTheRoleThatItsMakerHasNow() {
        var owner = ports().newOwner();
        var key = added(owner, NOON);

        people().run(tx -> ports().members().changeRole(tx, owner.currentOrg(), owner.id(), Role.VIEWER));

        assertThat(found(key)).contains(new Held(key, Role.VIEWER, false));
        assertThat(system().list(tx -> ports().keys().all(tx, Set.of(key.id(), newId()))))
                .containsExactly(new Held(key, Role.VIEWER, false));
    }

    @Test
    default void endsWithTheMembershipOfItsMakerAndDoesNotComeBack() {
        var owner = ports().newOwner();
        var org = owner.currentOrg();
        var key = added(owner, NOON);
        var others = added(org, joined(org), NOON);

        people().run(tx -> ports().members().remove(tx, org, owner.id(), NOON));
        people().run(tx -> ports().members().add(tx, new Membership(owner.id(), org, Role.OWNER), NOON));

        assertThat(found(key)).isEmpty();
        assertThat(list(org)).containsExactly(others);
    }

    @Test
    default void remembersItsLastUse() {
        var key = added(ports().newOwner(), NOON);

        system().run(tx -> ports().keys().touch(tx, key.id(), NOON.plusSeconds(60)));
        system().run(tx -> ports().keys().touch(tx, key.id(), NOON.plusSeconds(30)));

        assertThat(found(key).flatMap(held -> held.key().lastUsedAt())).contains(NOON.plusSeconds(60));
    }

    @Test
    default void anotherOrganizationNeitherSeesNorRemovesIt() {
        var owner = ports().newOwner();
        var org = owner.currentOrg();
        var key = added(owner, NOON);
        var other = ports().newOrg();

        for (var claimed : List.of(org, other)) {
            assertThat(ports().in(other).test(tx -> ports().keys().remove(tx, claimed, key.id())))
                    .isFalse();
            assertThat(ports().in(other).count(tx -> ports().keys().count(tx, claimed)))
                    .isZero();
            assertThat(Paging.all(
                            2,
                            page -> ports().in(other).page(tx -> ports().keys().list(tx, claimed, page))))
                    .isEmpty();
        }
        assertThat(found(key)).isPresent();
    }

    /** When the tests take place. */
    Instant NOON = PortsUnderTest.NOON;

    @Test
    default void tellsThatItsOrganizationIsSuspended() {
        var owner = ports().newOwner();
        var key = added(owner, NOON);

        ports().suspend(owner.currentOrg());

        assertThat(found(key)).contains(new Held(key, Role.OWNER, true));
        assertThat(system().list(tx -> ports().keys().all(tx, Set.of(key.id()))))
                .containsExactly(new Held(key, Role.OWNER, true));
    }

    @Test
    default void thatOfASuspendedPersonIsNotFound() {
        var owner = ports().newOwner();
        var key = added(owner, NOON);

        ports().suspend(owner.id());

        assertThat(found(key)).isEmpty();
        assertThat(system().list(tx -> ports().keys().all(tx, Set.of(key.id()))))
                .isEmpty();
    }

    @Test
    default void allOfOnePersonGoTogether() {
        var owner = ports().newOwner();
        var elsewhere = ports().newOrg();
        people().run(tx -> ports().members().add(tx, new Membership(owner.id(), elsewhere, Role.ADMIN), NOON));
        var colleague = joined(owner.currentOrg());
        var here = added(owner, NOON);
        var there = added(elsewhere, owner, NOON);
        var kept = added(owner.currentOrg(), colleague, NOON);

        assertThat(system().list(tx -> ports().keys().removeAllOf(tx, owner.id())))
                .containsExactlyInAnyOrder(
                        new Removed(owner.currentOrg(), here.id()), new Removed(elsewhere, there.id()));

        assertThat(list(owner.currentOrg())).containsExactly(kept);
        assertThat(list(elsewhere)).isEmpty();
    }

    private ApiKey added(User maker, Instant at) {
        return added(maker.currentOrg(), maker, at);
    }

    private ApiKey added(OrgId org, User maker, Instant at) {
        var key = new ApiKey(
                newId(),
                "Wall display",
                maker.id(),
                Reach.all(org),
                Set.of(Permission.CAPTURES_READ),
                at,
                Optional.empty(),
                Optional.empty());
        add(key);
        return key;
    }

    private void add(ApiKey key) {
        ports().in(key.reach().org()).run(tx -> ports().keys().add(tx, key, secret(key)));
    }

    private User joined(OrgId org) {
        var person = ports().newOwner();
        people().run(tx -> ports().members().add(tx, new Membership(person.id(), org, Role.ADMIN), NOON));
        return person;
    }

    private Optional<Held> found(ApiKey key) {
        return system().find(tx -> ports().keys().find(tx, key.id(), secret(key)));
    }

    private List<ApiKey> list(OrgId org) {
        return Paging.all(2, page -> ports().in(org).page(tx -> ports().keys().list(tx, org, page)));
    }

    private long count(OrgId org) {
        return ports().in(org).count(tx -> ports().keys().count(tx, org));
    }

    private KeyId newId() {
        return new KeyId(ports().ids().next());
    }

    private static Sha256 secret(ApiKey key) {
        return Sha256.of("secret of " + key.id());
    }

    private Inside system() {
        return ports().system(Purpose.LOG_IN);
    }

    private Inside people() {
        return ports().system(Purpose.MEMBERSHIP);
    }
}
