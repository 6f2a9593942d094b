package app.visant.application.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.InMemoryWorld;
import app.visant.application.command.port.CommandChannel.Message;
import app.visant.application.command.port.RecordingCommandChannel;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.StorageUnavailableException;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class StreamEndTest {
    private static final UUID NODE = new UUID(0, 1);

    private final InMemoryWorld world = new InMemoryWorld();
    private final AtomicBoolean databaseAway = new AtomicBoolean();
    private final AtomicInteger transactions = new AtomicInteger();
    private final CommandStreams streams =
            TestNodes.node(world, NODE, new Leaving(world.transactions(), databaseAway, transactions), Runnable::run);
    private final Device.Active device = world.newDevice(world.newOrg());
    private final Principal.Device bearer = new Principal.Device(device.id(), device.org(), Instant.MAX);
    private final RecordingCommandChannel channel =
            new RecordingCommandChannel(new StreamId(world.ids().next()));

    @BeforeEach
    void open() {
        keepAlive();
        streams.opened(bearer, channel);
    }

    @Test
    void aStreamThatEndedWhileTheDatabaseWasAwayIsWrittenDownOnceItIsBack() {
        databaseAway.set(true);
        assertThatThrownBy(() -> streams.closed(bearer, channel)).isInstanceOf(StorageUnavailableException.class);
        assertThat(presence()).isEqualTo(Presence.CONNECTED);

        databaseAway.set(false);
        streams.tick();

        assertThat(presence()).isEqualTo(Presence.DISCONNECTED);
    }

    @Test
    void aStreamOfADeviceThatIsNotHeardOfIsEnded() {
        pass(Presence.AWAY_AFTER);
        streams.tick();
        assertThat(channel.closed()).isFalse();

        pass(Duration.ofSeconds(1));
        streams.tick();

        assertThat(channel.closed()).isTrue();
    }

    @Test
    void aStreamOfASuspendedOrganizationEndsBySignalAndTheDeviceStaysPaired() {
        world.suspend(device.org());
        world.signals().publish(new Signal.OrganizationSuspended(device.org()));

        assertThat(channel.closed()).isTrue();
        assertThat(channel.sent()).noneMatch(Message.Deactivated.class::isInstance);
    }

    @Test
    void allStreamsOfASuspendedOrganizationEndByOneTransactionAndNobodyElses() {
        var neighbours = opened(world.newDevice(device.org()));
        var others = opened(world.newDevice(world.newOrg()));
        world.suspend(device.org());
        transactions.set(0);

        world.signals().publish(new Signal.OrganizationSuspended(device.org()));
        assertThat(transactions).hasValue(1);

        streams.tick();
        assertThat(transactions).hasValue(2);
        assertThat(channel.closed()).isTrue();
        assertThat(neighbours.closed()).isTrue();
        assertThat(others.closed()).isFalse();
    }

    @Test
    void itEndsByTheNextTickIfTheSignalWasLost() {
        world.suspend(device.org());
        streams.tick();

        assertThat(channel.closed()).isTrue();
        assertThat(channel.sent()).noneMatch(Message.Deactivated.class::isInstance);
    }

    @Test
    void aDeviceThatIsHeardOfKeepsItsStream() {
        pass(Presence.AWAY_AFTER);
        world.in(device.org()).run(tx -> world.presence().heard(tx, device.org(), device.id(), now()));

        pass(Duration.ofSeconds(1));
        streams.tick();

        assertThat(channel.closed()).isFalse();
    }

    private RecordingCommandChannel opened(Device.Active other) {
        var opened = new RecordingCommandChannel(new StreamId(world.ids().next()));
        streams.opened(new Principal.Device(other.id(), other.org(), Instant.MAX), opened);
        return opened;
    }

    private void pass(Duration time) {
        world.clock().advance(time);
        keepAlive();
    }

    private void keepAlive() {
        world.system(Purpose.NODE).run(tx -> world.presence().nodeAlive(tx, new NodeId(NODE), now()));
    }

    private Presence presence() {
        return world.in(device.org()).get(tx -> world.presence().presence(tx, device.org(), device.id(), now()));
    }

    private Instant now() {
        return world.clock().instant();
    }

    /** Counts transactions, and fails while the database is away. */
    private record Leaving(TransactionRunner transactions, AtomicBoolean away, AtomicInteger begun)
            implements TransactionRunner {
        @Override
        public <T> T forOrg(OrgId org, Function<Tx, T> work) {
            begin();
            return transactions.forOrg(org, work);
        }

        @Override
        public <T> T system(Purpose purpose, Function<Tx, T> work) {
            begin();
            return transactions.system(purpose, work);
        }

        private void begin() {
            begun.incrementAndGet();
            if (away.get()) {
                throw new StorageUnavailableException("away", new IllegalStateException("away"));
            }
        }
    }
}
