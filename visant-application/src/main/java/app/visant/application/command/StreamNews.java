package app.visant.application.command;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import app.visant.application.command.port.CommandChannel.Message;
import app.visant.application.command.port.CommandRepository;
import app.visant.application.command.port.DeviceSchedules;
import app.visant.application.command.port.DeviceSchedules.DeviceSchedule;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.device.port.PresenceRepository.StreamState;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads what a device does not know yet, and tells it after the commit that says it was told. */
public final class StreamNews {
    private final DeviceRepository devices;
    private final DeviceSchedules schedules;
    private final CommandRepository commands;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public StreamNews(
            DeviceRepository devices,
            DeviceSchedules schedules,
            CommandRepository commands,
            IdGenerator ids,
            InstantSource clock) {
        this.devices = devices;
        this.schedules = schedules;
        this.commands = commands;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * On new streams of an organization: the whole state, then every command that is still to be carried out, sent before
     * or not.
     */
    void tellAll(Tx tx, OrgId org, List<OpenStream> streams, List<StreamState> states) {
        var revisions = states.stream().collect(toMap(StreamState::device, StreamState::revision));
        var news = read(tx, org, OpenStream.devices(streams));
        tx.afterCommit(() -> streams.forEach(stream -> {
            var device = stream.device().device();
            var known = news.of(device);
            stream.told(revisions.getOrDefault(device, -1L), known.config, known.schedules);
            stream.channel().send(new Message.Config(device, known.config, known.schedules, clock.instant()));
            known.commands.forEach(command -> stream.channel().send(new Message.Capture(command)));
        }));
    }

    /** On a stream that runs: what changed, and commands not sent yet. */
    void tellNew(Tx tx, OpenStream stream, StreamState state) {
        if (!stream.upToDate(state)) {
            tellChanges(tx, stream, state);
        }
        var waiting = take(
                tx,
                stream.org(),
                OpenStream.devices(List.of(stream)),
                command -> command.delivery() instanceof Delivery.Queued);
        tx.afterCommit(() -> waiting.values()
                .forEach(
                        commands -> commands.forEach(command -> stream.channel().send(new Message.Capture(command)))));
    }

    /** A new order, on the stream that is the device's until the transaction ends. */
    CaptureCommand tellAtOnce(Tx tx, OpenStream stream, CaptureCommand command) {
        var sent = command.sent(clock.instant());
        commands.add(tx, sent);
        tx.afterCommit(() -> stream.exclusively(() -> stream.channel().send(new Message.Capture(sent))));
        return sent;
    }

    /** A new order, to be told by whoever holds the device's stream. */
    CaptureCommand queue(Tx tx, CaptureCommand command) {
        commands.add(tx, command);
        return command;
    }

    void tellDeactivated(OpenStream stream) {
        stream.channel().send(new Message.Deactivated(new CommandId(ids.next()), clock.instant()));
    }

    private void tellChanges(Tx tx, OpenStream stream, StreamState state) {
        var device = stream.device().device();
        var config = devices.configs(tx, stream.org(), List.of(device)).getOrDefault(device, DeviceConfig.DEFAULT);
        var planned = schedules.of(tx, stream.org(), List.of(device)).getOrDefault(device, List.of());
        tx.afterCommit(() -> {
            if (!stream.knows(config)) {
                stream.channel().send(new Message.ConfigChanged(new CommandId(ids.next()), config, clock.instant()));
            }
            if (!stream.knows(planned)) {
                stream.channel()
                        .send(new Message.SchedulesChanged(new CommandId(ids.next()), planned, clock.instant()));
            }
            stream.told(state.revision(), config, planned);
        });
    }

    private News read(Tx tx, OrgId org, List<DeviceId> all) {
        var configs = devices.configs(tx, org, all);
        return new News(configs, schedules.of(tx, org, all), take(tx, org, all, command -> true));
    }

    private Map<DeviceId, List<CaptureCommand>> take(
            Tx tx, OrgId org, List<DeviceId> all, Predicate<CaptureCommand> wanted) {
        var now = clock.instant();
        var open = commands.lockOpen(tx, org, all, now).stream().filter(wanted).toList();
        open.stream()
                .filter(command -> command.delivery() instanceof Delivery.Queued)
                .forEach(command -> commands.update(tx, command.sent(now)));
        return open.stream().collect(groupingBy(CaptureCommand::device));
    }

    /** What was read of several devices. */
    private record News(
            Map<DeviceId, DeviceConfig> configs,
            Map<DeviceId, List<DeviceSchedule>> schedules,
            Map<DeviceId, List<CaptureCommand>> commands) {
        Known of(DeviceId device) {
            return new Known(
                    configs.getOrDefault(device, DeviceConfig.DEFAULT),
                    schedules.getOrDefault(device, List.of()),
                    commands.getOrDefault(device, List.of()));
        }
    }

    private record Known(DeviceConfig config, List<DeviceSchedule> schedules, List<CaptureCommand> commands) {}
}
