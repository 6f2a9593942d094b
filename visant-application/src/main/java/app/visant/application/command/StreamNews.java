package app.visant.application.command;

import app.visant.application.command.port.CommandChannel.Message;
import app.visant.application.command.port.CommandRepository;
import app.visant.application.command.port.DeviceSchedules;
import app.visant.application.command.port.DeviceSchedules.DeviceSchedule;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.device.port.PresenceRepository.StreamState;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** Reads what a device does not know yet, and tells it after the commit that says it was told. */
public final class StreamNews {
    private final TransactionRunner transactions;
    private final DeviceRepository devices;
    private final DeviceSchedules schedules;
    private final CommandRepository commands;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public StreamNews(
            TransactionRunner transactions,
            DeviceRepository devices,
            DeviceSchedules schedules,
            CommandRepository commands,
            IdGenerator ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.schedules = schedules;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
    }

    /** On a new stream: the whole state, then every command that is still to be carried out, sent before or not. */
    void tellAll(OpenStream stream, List<StreamState> states) {
        var revision =
                states.stream().mapToLong(StreamState::revision).findFirst().orElse(-1);
        var org = stream.device().org();
        transactions.inOrg(org, tx -> {
            var known = read(tx, stream);
            var open = take(tx, stream, command -> true);
            tx.afterCommit(() -> {
                stream.told(revision, known.config, known.schedules);
                stream.channel()
                        .send(new Message.Config(
                                stream.device().device(), known.config, known.schedules, clock.instant()));
                open.forEach(command -> stream.channel().send(new Message.Capture(command)));
            });
        });
    }

    /** On a stream that runs: what changed, and commands not sent yet. */
    void tellNew(OpenStream stream, StreamState state) {
        transactions.inOrg(stream.device().org(), tx -> {
            var known = read(tx, stream);
            var open = take(tx, stream, command -> command.delivery() instanceof Delivery.Queued);
            tx.afterCommit(() -> {
                tellChanges(stream, known);
                stream.told(state.revision(), known.config, known.schedules);
                open.forEach(command -> stream.channel().send(new Message.Capture(command)));
            });
        });
    }

    void tellDeactivated(OpenStream stream) {
        stream.channel().send(new Message.Deactivated(new CommandId(ids.next()), clock.instant()));
    }

    private void tellChanges(OpenStream stream, Known known) {
        if (!stream.knows(known.config)) {
            stream.channel().send(new Message.ConfigChanged(new CommandId(ids.next()), known.config, clock.instant()));
        }
        if (!stream.knows(known.schedules)) {
            stream.channel()
                    .send(new Message.SchedulesChanged(new CommandId(ids.next()), known.schedules, clock.instant()));
        }
    }

    private Known read(Tx tx, OpenStream stream) {
        var device = stream.device();
        var config = devices.find(tx, device.org(), device.device())
                .map(found -> found instanceof Device.Active active ? active.config() : DeviceConfig.DEFAULT)
                .orElse(DeviceConfig.DEFAULT);
        return new Known(config, schedules.of(tx, device.org(), device.device()));
    }

    private List<CaptureCommand> take(Tx tx, OpenStream stream, Predicate<CaptureCommand> wanted) {
        var device = stream.device();
        var now = clock.instant();
        var open = commands.lockOpen(tx, device.org(), device.device(), now).stream()
                .filter(wanted)
                .toList();
        open.stream()
                .filter(command -> command.delivery() instanceof Delivery.Queued)
                .forEach(command -> commands.update(tx, command.sent(now)));
        return open;
    }

    private record Known(DeviceConfig config, List<DeviceSchedule> schedules) {}
}
