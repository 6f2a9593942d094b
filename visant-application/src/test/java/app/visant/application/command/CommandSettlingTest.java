package app.visant.application.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.command.port.CommandRepository.Taken;
import app.visant.application.command.port.RecordingCommandChannel;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.Device;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.StreamId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How orders come to their end. */
final class CommandSettlingTest {
    private static final TriggerLabel GATE = new TriggerLabel("gate");

    private final InMemoryWorld world = new InMemoryWorld();
    private final List<CaptureCommand> settled = new ArrayList<>();
    private final CommandStreams streams = TestNodes.node(world, new UUID(0, 1), world.transactions(), Runnable::run);
    private final DeviceCommands commands = new DeviceCommands(
            world.transactions(),
            new DeviceCommands.Stores(world.commands(), world.devices(), world.organizations()),
            streams,
            world.ids(),
            world.clock());
    private final CommandSettling settling = new CommandSettling(
            world.transactions(), world.commands(), Set.of((tx, command) -> settled.add(command)), world.clock());
    private final Device.Active device = world.newDevice(world.newOrg());
    private final Principal.Device bearer = new Principal.Device(device.id(), device.org(), Instant.MAX);

    @Test
    void answersSettleTheOrderOnceAndTellTheFollowers() {
        opened();
        var command = ordered();
        var done = new CommandSettling.Answer.Completed(Optional.of(new RecordId("CAP_1")));

        assertThat(settling.acknowledge(bearer, command.id(), done)).isTrue();
        assertThat(settling.acknowledge(bearer, command.id(), new CommandSettling.Answer.Failed("late")))
                .isTrue();

        assertThat(latest().delivery()).isInstanceOf(Delivery.Acknowledged.class);
        assertThat(settled).isNotEmpty();
    }

    @Test
    void theStillIsTheAnswerOfADeviceThatGivesNoOther() {
        opened();
        var command = ordered();
        var still = new RecordId("CAP_1");
        world.clock().advance(CaptureCommand.LIFETIME);
        settling.tick();

        arrived(still, command.issuedAt().plusSeconds(3));
        arrived(still, command.issuedAt().plusSeconds(3));
        arrived(new RecordId("CAP_2"), command.issuedAt().plusSeconds(4));

        assertThat(latest().delivery())
                .isInstanceOfSatisfying(
                        Delivery.Acknowledged.class,
                        answer -> assertThat(answer.recordId()).contains(still));
        assertThat(settled).hasSize(2);
    }

    @Test
    void aStillThatComesAgainAndAgainAnswersOneOrder() {
        opened();
        var first = ordered();
        var second = ordered();
        var still = new RecordId("CAP_1");

        arrived(still, first.issuedAt().plusSeconds(3));
        arrived(still, first.issuedAt().plusSeconds(3));
        settling.acknowledge(bearer, second.id(), new CommandSettling.Answer.Failed("no camera"));

        assertThat(latest().delivery()).isInstanceOf(Delivery.Failed.class);
    }

    @Test
    void aDeviceAnswersOnlyForItself() {
        var command = ordered();
        var other = world.newDevice(device.org());
        var stranger = world.newDevice(world.newOrg());

        assertThat(settling.acknowledge(
                        new Principal.Device(other.id(), other.org(), Instant.MAX),
                        command.id(),
                        new CommandSettling.Answer.Failed("x")))
                .isFalse();
        assertThat(settling.acknowledge(
                        new Principal.Device(stranger.id(), stranger.org(), Instant.MAX),
                        command.id(),
                        new CommandSettling.Answer.Failed("x")))
                .isFalse();
    }

    @Test
    void whatNobodyAnsweredExpiresAfterTwoMinutes() {
        ordered();
        settling.tick();
        assertThat(latest().delivery()).isInstanceOf(Delivery.Queued.class);

        world.clock().advance(CaptureCommand.LIFETIME);
        settling.tick();

        assertThat(latest().delivery()).isInstanceOf(Delivery.Expired.class);
        assertThat(settled).hasSize(1);
    }

    private void arrived(RecordId still, Instant takenAt) {
        var taken = new Taken(still, GATE, List.of(takenAt, world.clock().instant()));
        world.in(device.org()).run(tx -> settling.fulfilled(tx, device.org(), device.id(), taken));
    }

    private void opened() {
        streams.opened(
                bearer, new RecordingCommandChannel(new StreamId(world.ids().next())));
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
}
