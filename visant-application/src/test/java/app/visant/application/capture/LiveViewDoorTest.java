package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.identity.Session;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may look, and for how long. */
final class LiveViewDoorTest {
    private final LiveScene scene = new LiveScene();

    @Test
    void aSuspendedOrganizationIsShutOutBySignalOrByTheNextTick() {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.world.suspend(scene.owner.currentOrg());
        scene.live.tick();
        assertThat(scene.feed.isClosed()).isTrue();

        var stranger = scene.world.newOwner();
        var other = new QueueingFeed();
        scene.live.open(scene.signedIn(stranger), Optional.empty(), other);
        scene.world.signals().publish(new Signal.OrganizationSuspended(scene.owner.currentOrg()));
        assertThat(other.isClosed()).isFalse();
        scene.world.signals().publish(new Signal.OrganizationSuspended(stranger.currentOrg()));
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void nobodySeesAnotherOrganization() throws InterruptedException {
        var stranger = scene.world.newOwner();
        var strangersFeed = new QueueingFeed();
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.live.open(scene.signedIn(stranger), Optional.empty(), strangersFeed);

        scene.add("OURS");
        assertThat(scene.feed.next()).isEqualTo("OURS pending");
        scene.add(scene.world.newDevice(stranger.currentOrg()), "THEIRS");

        assertThat(strangersFeed.next()).isEqualTo("THEIRS pending");
        scene.live.tick();
        assertThat(scene.feed.isEmpty()).isTrue();
    }

    @Test
    void theEndOfASessionClosesItsViewsAtOnce() throws InterruptedException {
        var other = new QueueingFeed();
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.live.open(scene.signedIn(scene.owner), Optional.empty(), other);

        scene.world.signals().publish(new Signal.SessionEnded(scene.user.session()));

        scene.feed.awaitClose();
        assertThat(scene.live.viewers()).isOne();
        scene.add("CAP_1");
        assertThat(other.next()).isEqualTo("CAP_1 pending");
    }

    @Test
    void aSessionThatEndedUnheardIsNoticedByTheTick() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.live.tick();
        assertThat(scene.live.viewers()).isOne();
        scene.world
                .system(Purpose.LOG_IN)
                .run(tx -> scene.world
                        .sessions()
                        .end(tx, scene.user.session(), scene.world.clock().instant()));

        scene.live.tick();

        scene.feed.awaitClose();
        assertThat(scene.live.viewers()).isZero();
    }

    @Test
    void aSessionWhoseTimeIsUpIsShutOut() throws InterruptedException {
        scene.live.open(scene.user, Optional.empty(), scene.feed);
        scene.world.clock().advance(Session.LIFETIME);

        scene.live.tick();

        scene.feed.awaitClose();
    }
}
