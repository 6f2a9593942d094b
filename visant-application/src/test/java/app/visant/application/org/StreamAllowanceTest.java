package app.visant.application.org;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.org.StreamAllowance.Place;
import app.visant.application.org.port.StreamCounts;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StreamAllowanceTest {
    private static final Limits THREE = Limits.of(Map.of(Limit.STREAMS, 3L));
    private static final Limits TWO_EACH = Limits.of(Map.of(Limit.STREAMS_EACH, 2L));

    private final InMemoryWorld world = new InMemoryWorld();
    private final OrgId org = world.newOrg();

    @Test
    void anOrganizationHasSoManyAndWhoeverClosesOneMakesRoom() {
        var node = node(THREE);
        var first = taken(node, user());
        taken(node, user());
        taken(node, user());

        assertThat(node.open(user())).isEmpty();
        assertThat(node.open(user(world.newOrg()))).isPresent();

        first.close();
        first.close();
        assertThat(node.open(user())).isPresent();
        assertThat(node.open(user())).isEmpty();
    }

    @Test
    void aCredentialHasItsOwn() {
        var node = node(TWO_EACH);
        var user = user();
        taken(node, user);
        taken(node, user);

        assertThat(node.open(user)).isEmpty();
        assertThat(node.open(user())).isPresent();
    }

    @Test
    void nodesShareTheCount() {
        var one = node(THREE);
        var two = node(THREE);
        taken(one, user());
        var moved = taken(one, user());
        taken(two, user());

        assertThat(two.open(user())).isEmpty();
        assertThat(one.open(user())).isEmpty();

        moved.close();
        one.tick();
        assertThat(two.open(user())).isPresent();
    }

    @Test
    void whatADeadNodeHeldIsFree() {
        var one = node(THREE);
        var two = node(THREE);
        taken(one, user());
        taken(one, user());
        taken(one, user());
        assertThat(two.open(user())).isEmpty();

        world.clock().advance(StreamCounts.NODE_DEAD_AFTER);

        assertThat(two.open(user())).isPresent();
    }

    @Test
    void aPlaceThatNoStreamComesForIsFreed() {
        var node = node(TWO_EACH);
        var user = user();
        node.open(user);
        taken(node, user);
        node.tick();
        assertThat(node.open(user)).isEmpty();

        world.clock().advance(StreamAllowance.PATIENCE.plusSeconds(1));
        node.tick();

        assertThat(node.open(user)).isPresent();
    }

    @Test
    void devicesAreNotCounted() {
        var node = node(THREE);

        for (var i = 0; i < 9; i++) {
            assertThat(node.open(new Principal.Device(new DeviceId("CAM-" + i), org, Instant.MAX)))
                    .isPresent();
        }
        assertThat(node.open(user())).isPresent();
    }

    private static Place taken(StreamAllowance node, Principal who) {
        var place = node.open(who).orElseThrow();
        place.taken();
        return place;
    }

    private StreamAllowance node(Limits limits) {
        var node = new NodeId(world.ids().next());
        var now = world.clock().instant();
        world.system(Purpose.NODE).run(tx -> world.presence().nodeAlive(tx, node, now));
        var book =
                new LimitBook(world.transactions(), world.limits(), new LimitBook.Installation(limits), world.clock());
        return new StreamAllowance(world.transactions(), world.streamCounts(), book, node, world.clock());
    }

    private Principal.User user() {
        return user(org);
    }

    private Principal.User user(OrgId of) {
        var id = world.ids();
        return new Principal.User(new UserId(id.next()), of, Role.VIEWER, new SessionId(id.next()), false);
    }
}
