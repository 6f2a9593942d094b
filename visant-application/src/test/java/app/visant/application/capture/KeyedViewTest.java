package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.key.CredentialWatch;
import app.visant.application.shared.port.Signal;
import app.visant.domain.device.Device;
import app.visant.domain.identity.User;
import app.visant.domain.key.ApiKey;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Live views that programs open with a key. */
final class KeyedViewTest {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final InMemoryWorld world = new InMemoryWorld();
    private final LiveView live = new LiveView(
            world.transactions(),
            world.captures(),
            world.deviceViews(),
            new CredentialWatch(world.transactions(), world.sessions(), world.keys(), world.clock()),
            world.signals(),
            world.clock());
    private final User owner = world.newOwner();
    private final Device.Active device = world.newDevice(owner.currentOrg());
    private final QueueingFeed feed = new QueueingFeed();

    @Test
    void aKeyForSomeDevicesSeesThoseAloneWhateverItAsksFor() throws InterruptedException {
        var other = world.newDevice(owner.currentOrg());
        var asked = new QueueingFeed();
        var key = key(new Reach(owner.currentOrg(), Optional.of(Set.of(device.id()))));
        live.open(key, Optional.empty(), feed);
        live.open(key, Optional.of(other.id()), asked);

        add(other, "OTHER");
        world.signals().publish(new Signal.PresenceChanged(other.org(), other.id()));
        add(device, "OURS");

        assertThat(feed.next()).isEqualTo("OURS pending");
        live.tick();
        assertThat(asked.isEmpty()).isTrue();
    }

    @Test
    void theEndOfAKeyClosesItsViewsAtOnceAndNoOthers() throws InterruptedException {
        var key = key(Reach.all(owner.currentOrg()));
        live.open(key, Optional.empty(), feed);
        live.open(key(Reach.all(owner.currentOrg())), Optional.empty(), new QueueingFeed());

        world.signals().publish(new Signal.KeyRevoked(key.key()));

        feed.awaitClose();
        assertThat(live.viewers()).isOne();
    }

    @Test
    void aKeyThatWasRevokedUnheardIsNoticedByTheTick() throws InterruptedException {
        var key = key(Reach.all(owner.currentOrg()));
        live.open(key, Optional.empty(), feed);
        live.tick();
        assertThat(live.viewers()).isOne();
        world.in(key.org()).run(tx -> world.keys().remove(tx, key.org(), key.key()));

        live.tick();

        feed.awaitClose();
        assertThat(live.viewers()).isZero();
    }

    @Test
    void aKeyWhoseTimeIsUpIsShutOut() throws InterruptedException {
        live.open(key(Reach.all(owner.currentOrg())), Optional.empty(), feed);
        world.clock().advance(LIFETIME);

        live.tick();

        feed.awaitClose();
    }

    private Principal.Key key(Reach reach) {
        var now = world.clock().instant();
        var id = new KeyId(world.ids().next());
        var scopes = Set.of(Permission.CAPTURES_READ);
        var end = Optional.of(now.plus(LIFETIME));
        var key = new ApiKey(id, "Wall", owner.id(), reach, scopes, now, end, Optional.empty());
        world.in(reach.org()).run(tx -> world.keys().add(tx, key, Sha256.of("secret of " + id)));
        return key.principal(Role.OWNER);
    }

    private void add(Device.Active by, String recordId) {
        var capture = world.captured(by, new RecordId(recordId), world.clock().instant());
        world.in(by.org()).run(tx -> world.captures().add(tx, capture));
        world.signals().publish(new Signal.CaptureChanged(by.org(), capture.recordId()));
    }
}
