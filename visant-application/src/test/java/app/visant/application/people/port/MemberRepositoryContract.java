package app.visant.application.people.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.people.Member;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface MemberRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void listsMembersOfOneOrganizationTheNewestFirst() {
        var org = ports().newOrg();
        var first = joined(org, Role.EDITOR, 1);
        var second = joined(org, Role.VIEWER, 2);
        var third = joined(org, Role.ADMIN, 3);
        joined(ports().newOrg(), Role.OWNER, 4);

        var all = Paging.all(2, request -> people().page(tx -> ports().members().list(tx, org, request)));

        assertThat(all).extracting(Member::id).containsExactly(third.id(), second.id(), first.id());
        assertThat(all.getFirst()).isEqualTo(new Member(third.id(), third.email(), third.name(), Role.ADMIN, at(3)));
    }

    @Test
    default void aPersonJoinsOnce() {
        var org = ports().newOrg();
        var user = joined(org, Role.VIEWER, 1);

        assertThat(people().test(tx -> ports().members().add(tx, new Membership(user.id(), org, Role.OWNER), at(2))))
                .isFalse();

        assertThat(people().find(tx -> ports().members().find(tx, org, user.id())))
                .contains(new Member(user.id(), user.email(), user.name(), Role.VIEWER, at(1)));
        assertThat(people().list(tx -> ports().members().lock(tx, org)))
                .containsExactly(new Membership(user.id(), org, Role.VIEWER));
    }

    @Test
    default void aRoleChangesInOneOrganizationAlone() {
        var user = ports().newOwner();
        var org = ports().newOrg();
        people().run(tx -> ports().members().add(tx, new Membership(user.id(), org, Role.VIEWER), at(1)));

        people().run(tx -> ports().members().changeRole(tx, org, user.id(), Role.ADMIN));

        assertThat(people().list(tx -> ports().users().memberships(tx, user.id())))
                .containsExactlyInAnyOrder(
                        new Membership(user.id(), user.currentOrg(), Role.OWNER),
                        new Membership(user.id(), org, Role.ADMIN));
    }

    @Test
    default void removalEndsTheSessionsOfThatPersonInThatOrganizationAlone() {
        var user = ports().newOwner();
        var org = ports().newOrg();
        var other = joined(org, Role.OWNER, 1);
        people().run(tx -> ports().members().add(tx, new Membership(user.id(), org, Role.VIEWER), at(1)));
        var here = session(user, org);
        var elsewhere = session(user, user.currentOrg());
        var others = session(other, org);

        var ended = people().list(tx -> ports().members().remove(tx, org, user.id(), at(2)));

        assertThat(ended).containsExactly(here);
        assertThat(people().list(tx ->
                        List.copyOf(ports().sessions().ended(tx, Set.of(here, elsewhere, others), at(3)))))
                .containsExactly(here);
        assertThat(people().find(tx -> ports().members().find(tx, org, user.id())))
                .isEmpty();
        assertThat(people().list(tx -> ports().members().remove(tx, org, user.id(), at(3))))
                .isEmpty();
    }

    @Test
    default void theNextLogInLeadsWhereThePersonSettled() {
        var user = ports().newOwner();
        var org = ports().newOrg();

        people().run(tx -> ports().members().settle(tx, user.id(), org));

        assertThat(people().find(tx -> ports().users().find(tx, user.id())))
                .map(User::currentOrg)
                .contains(org);
    }

    private User joined(OrgId org, Role role, int second) {
        var user = ports().newOwner();
        people().run(tx -> ports().members().add(tx, new Membership(user.id(), org, role), at(second)));
        return user;
    }

    private SessionId session(User user, OrgId org) {
        var id = new SessionId(ports().ids().next());
        var secret = Sha256.of("secret of " + id);
        var session = Session.opened(id, user.id(), org, Session.Kind.CLIENT, secret, PortsUnderTest.NOON);
        people().run(tx -> ports().sessions().add(tx, session));
        return id;
    }

    private Inside people() {
        return ports().system(Purpose.MEMBERSHIP);
    }

    private static Instant at(int second) {
        return PortsUnderTest.NOON.plusSeconds(second);
    }
}
