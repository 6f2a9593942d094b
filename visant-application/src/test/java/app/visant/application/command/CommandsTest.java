package app.visant.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.command.port.CommandChannel.Message;
import app.visant.application.command.port.RecordingCommandChannel;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.Presence;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.StreamId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CommandsTest {
    private static final TriggerLabel GATE = new TriggerLabel("gate");

    private final InMemoryWorld world = new InMemoryWorld();
    private final CommandStreams streams = node(new UUID(0, 1));
    private final CommandStreams otherNode = node(new UUID(0, 2));
    private final DeviceCommands commands = new DeviceCommands(
            world.transactions(),
            new DeviceCommands.Stores(world.commands(), world.devices(), world.organizations()),
            streams,
            world.ids(),
            world.clock());
    private final CommandSettling settling =
            new CommandSettling(world.transactions(), world.commands(), Set.of(), world.clock());
    private final Device.Active device = world.newDevice(world.newOrg());
    private final Principal.Device bearer = new Principal.Device(device.id(), device.org(), Instant.MAX);

    @Test
    void nothingIsOrderedOnceThePlanHasEnded() {
        world.clock().advance(Subscription.FIRST_TRIAL);

        assertThat(commands.captureNow(world.ownerOf(device.org()), device.id(), TriggerLabel.MANUAL))
                .isEqualTo(new DeviceCommands.Ordered.PlanEnded());
        assertThat(commands.history(device.org(), device.id(), Page.Request.first(1))
                        .orElseThrow()
                        .items())
                .isEmpty();
    }

    @Test
    void aNewStreamIsToldTheWholeStateFirst() {
        var channel = opened(streams);

        assertThat(channel.sent()).singleElement().isInstanceOfSatisfying(Message.Config.class, config -> {
            assertThat(config.device()).isEqualTo(device.id());
            assertThat(config.config()).isEqualTo(DeviceConfig.DEFAULT);
            assertThat(config.serverTime()).isEqualTo(world.clock().instant());
        });
    }

    @Test
    void anOrderReachesTheOpenStreamAtOnceAndCountsAsSent() {
        var channel = opened(streams);

        var command = ordered();

        assertThat(captures(channel)).containsExactly(command.id());
        assertThat(latest().delivery()).isInstanceOf(Delivery.Sent.class);
    }

    @Test
    void anOrderReachesTheStreamThatAnotherNodeHolds() {
        var channel = opened(otherNode);

        var command = ordered();

        assertThat(captures(channel)).containsExactly(command.id());
        assertThat(latest().delivery()).isInstanceOf(Delivery.Sent.class);
    }

    @Test
    void anOrderGoesToTheStreamThatTookThePlaceOfOneThisNodeStillHolds() {
        var stale = opened(streams);
        var channel = opened(otherNode);

        var command = ordered();

        assertThat(captures(stale)).isEmpty();
        assertThat(captures(channel)).containsExactly(command.id());
    }

    @Test
    void anOrderGivenWhileTheDeviceIsGoneIsSentWhenItComes() {
        var command = ordered();

        assertThat(captures(opened(streams))).containsExactly(command.id());
    }

    @Test
    void whatWasSentAndNotAnsweredIsSentAgainAfterAReconnect() {
        opened(streams);
        var command = ordered();

        assertThat(captures(opened(streams))).containsExactly(command.id());
    }

    @Test
    void answeredAndExpiredOrdersAreNotSentAgain() {
        opened(streams);
        var answered = ordered();
        settling.acknowledge(
                bearer, answered.id(), new CommandSettling.Answer.Completed(Optional.of(new RecordId("CAP_1"))));
        ordered();
        world.clock().advance(CaptureCommand.LIFETIME);

        assertThat(captures(opened(streams))).isEmpty();
    }

    @Test
    void anOrderIsSentOnceHoweverManySignalsComeForIt() {
        var channel = opened(streams);
        ordered();

        streams.tick();
        streams.tick();

        assertThat(captures(channel)).hasSize(1);
    }

    @Test
    void aLostSignalIsMadeUpForByTheTick() {
        var channel = opened(streams);
        var command = CaptureCommand.issued(
                new CommandId(world.ids().next()),
                device.org(),
                device.id(),
                GATE,
                Optional.empty(),
                world.clock().instant());
        world.in(device.org()).run(tx -> world.commands().add(tx, command));

        streams.tick();

        assertThat(captures(channel)).containsExactly(command.id());
    }

    @Test
    void aSecondConnectionReplacesTheFirstOnTheSameNode() {
        var first = opened(streams);
        var second = opened(streams);

        assertThat(first.closed()).isTrue();
        assertThat(second.closed()).isFalse();
        streams.closed(bearer, first);
        ordered();
        assertThat(captures(second)).hasSize(1);
    }

    @Test
    void aSecondConnectionReplacesTheFirstOnAnotherNode() {
        var first = opened(streams);
        var second = opened(otherNode);

        streams.tick();
        ordered();

        assertThat(first.closed()).isTrue();
        assertThat(captures(first)).isEmpty();
        assertThat(captures(second)).hasSize(1);
    }

    @Test
    void newSettingsArePushedToTheStreamAndOnlyWhatChanged() {
        var channel = opened(streams);
        var config = new DeviceConfig(Optional.of(640), Optional.of(480), 80, 20, Optional.empty());
        world.in(device.org()).run(tx -> {
            world.devices().update(tx, device.configured(config));
            world.devices().bumpRevision(tx, device.org(), device.id());
        });

        streams.tick();

        assertThat(channel.sent()).hasSize(2);
        assertThat(channel.sent().get(1))
                .isInstanceOfSatisfying(
                        Message.ConfigChanged.class, c -> assertThat(c.config()).isEqualTo(config));
    }

    @Test
    void aDeactivatedDeviceIsToldSoAndCutOff() {
        var channel = opened(streams);
        world.system(Purpose.DEVICE_ACTIVATION).run(tx -> {
            world.devices().update(tx, device.deactivate(world.clock().instant()));
            world.devices().bumpRevision(tx, device.org(), device.id());
        });

        streams.tick();

        assertThat(channel.sent().get(channel.sent().size() - 1)).isInstanceOf(Message.Deactivated.class);
        assertThat(channel.closed()).isTrue();
    }

    @Test
    void comingAndGoingChangesPresence() {
        world.system(Purpose.NODE)
                .run(tx -> world.presence()
                        .nodeAlive(tx, new NodeId(new UUID(0, 1)), world.clock().instant()));
        var channel = opened(streams);
        assertThat(presence()).isEqualTo(Presence.CONNECTED);

        streams.closed(bearer, channel);
        assertThat(presence()).isEqualTo(Presence.DISCONNECTED);

        world.clock().advance(Duration.ofMinutes(5));
        assertThat(presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    void aDeviceHasSoManyOpenOrdersAndNoMore() {
        for (var i = 0; i < DeviceCommands.MOST_OPEN; i++) {
            ordered();
        }
        var other = world.newDevice(device.org());

        assertThat(commands.captureNow(world.ownerOf(device.org()), device.id(), GATE))
                .isEqualTo(new DeviceCommands.Ordered.TooMany());
        assertThat(commands.captureNow(world.ownerOf(device.org()), other.id(), GATE))
                .isInstanceOf(DeviceCommands.Ordered.Issued.class);
        world.clock().advance(CaptureCommand.LIFETIME);
        assertThat(ordered().delivery()).isInstanceOf(Delivery.Queued.class);
    }

    @Test
    void nothingIsOrderedOfForeignOrDeactivatedDevices() {
        assertThat(commands.captureNow(world.ownerOf(world.newOrg()), device.id(), GATE))
                .isEqualTo(new DeviceCommands.Ordered.UnknownDevice());
        world.system(Purpose.DEVICE_ACTIVATION)
                .run(tx -> world.devices()
                        .update(tx, device.deactivate(world.clock().instant())));
        assertThat(commands.captureNow(world.ownerOf(device.org()), device.id(), GATE))
                .isEqualTo(new DeviceCommands.Ordered.NotActive());
        assertThat(commands.history(world.newOrg(), device.id(), Page.Request.first(5)))
                .isEmpty();
    }

    @Test
    void aLookThatIsOlderThanTheStreamDoesNotEndIt() {
        var postponed = new ArrayList<Runnable>();
        var looked = new ArrayList<CommandStreams>();
        var busy =
                TestNodes.node(world, new UUID(0, 3), new LookingBefore(world.transactions(), looked), postponed::add);
        looked.add(busy);

        var channel = opened(busy);
        postponed.forEach(Runnable::run);

        assertThat(postponed).isNotEmpty();
        assertThat(channel.closed()).isFalse();
    }

    @Test
    void streamsThatAreOpenedTogetherAreEachToldTheirOwn() {
        var devices = IntStream.range(0, 40)
                .mapToObj(i -> world.newDevice(device.org()))
                .toList();
        var channels = devices.stream()
                .map(each ->
                        new RecordingCommandChannel(new StreamId(world.ids().next())))
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var i = 0; i < devices.size(); i++) {
                var bearer = new Principal.Device(devices.get(i).id(), device.org(), Instant.MAX);
                var channel = channels.get(i);
                threads.execute(() -> streams.opened(bearer, channel));
            }
        }

        assertThat(streams.count()).isEqualTo(40);
        for (var i = 0; i < devices.size(); i++) {
            var id = devices.get(i).id();
            assertThat(channels.get(i).sent())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Message.Config.class,
                            config -> assertThat(config.device()).isEqualTo(id));
        }
    }

    private CommandStreams node(UUID id) {
        return TestNodes.node(world, id, world.transactions(), Runnable::run);
    }

    private RecordingCommandChannel opened(CommandStreams node) {
        var channel = new RecordingCommandChannel(new StreamId(world.ids().next()));
        node.opened(bearer, channel);
        return channel;
    }

    private CaptureCommand ordered() {
        return ((DeviceCommands.Ordered.Issued) commands.captureNow(world.ownerOf(device.org()), device.id(), GATE))
                .command();
    }

    private CaptureCommand latest() {
        return commands.history(device.org(), device.id(), Page.Request.first(1))
                .orElseThrow()
                .items()
                .get(0);
    }

    private Presence presence() {
        return world.in(device.org())
                .get(tx -> world.presence()
                        .presence(tx, device.org(), device.id(), world.clock().instant()));
    }

    private static List<CommandId> captures(RecordingCommandChannel channel) {
        return channel.sent().stream()
                .filter(Message.Capture.class::isInstance)
                .map(message -> ((Message.Capture) message).command().id())
                .toList();
    }

    /** Lets others look at the database just before each transaction of an organization begins. */
    private record LookingBefore(TransactionRunner transactions, List<CommandStreams> others)
            implements TransactionRunner {
        @Override
        public <T> T forOrg(OrgId org, Function<Tx, T> work) {
            others.forEach(CommandStreams::tick);
            return transactions.forOrg(org, work);
        }

        @Override
        public <T> T system(Purpose purpose, Function<Tx, T> work) {
            return transactions.system(purpose, work);
        }
    }
}
