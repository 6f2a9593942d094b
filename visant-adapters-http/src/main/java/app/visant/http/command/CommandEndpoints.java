package app.visant.http.command;

import app.visant.application.command.CommandSettling;
import app.visant.application.command.CommandStreams;
import app.visant.application.command.DeviceCommands;
import app.visant.application.device.DeviceReports;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.IdGenerator;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.StreamId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Orders to devices: people give them, devices hear and answer them. */
public final class CommandEndpoints implements EndpointTable {
    private final DeviceCommands commands;
    private final CommandStreams streams;
    private final CommandSettling settling;
    private final DeviceReports reports;
    private final IdGenerator ids;

    @Inject
    public CommandEndpoints(
            DeviceCommands commands,
            CommandStreams streams,
            CommandSettling settling,
            DeviceReports reports,
            IdGenerator ids) {
        this.commands = commands;
        this.streams = streams;
        this.settling = settling;
        this.reports = reports;
        this.ids = ids;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/devices/{device_id}/trigger", "Take a still now")
                        .requires(Permission.DEVICES_OPERATE)
                        .records(AuditAction.CAPTURE_ORDERED)
                        .takes(CommandWire.TriggerRequest.class)
                        .answers(202, CommandWire.OrderedAnswer.class)
                        .idempotent()
                        .handledBy(this::trigger),
                Endpoint.get("/v1/devices/{device_id}/commands", "What was ordered, and what became of it")
                        .requires(Permission.DEVICES_READ)
                        .answersPage(CommandWire.CommandAnswer.class)
                        .handledBy(this::history),
                Endpoint.get("/v1/device-commands/stream", "The device's orders, as they come")
                        .requires(Permission.DEVICE_STREAM)
                        .answersEvents()
                        .handledBy(this::open),
                Endpoint.post("/v1/device-commands/heartbeat", "How the device is doing")
                        .requires(Permission.DEVICE_REPORT)
                        .recordsNothing("the device's own traffic is kept as such")
                        .takes(CommandWire.HeartbeatRequest.class)
                        .tolerant()
                        .answers(CommandWire.HeartbeatAnswer.class)
                        .handledBy(this::heartbeat),
                Endpoint.post("/v1/device-commands/ack", "What became of an order")
                        .requires(Permission.DEVICE_REPORT)
                        .recordsNothing("the device's own traffic is kept as such")
                        .takes(CommandWire.AckRequest.class)
                        .tolerant()
                        .answers(CommandWire.AckAnswer.class)
                        .handledBy(this::acknowledge));
    }

    private Answer trigger(Exchange exchange) {
        var label = exchange.body().optional("trigger_label", TriggerLabel::new);
        var device = exchange.path("device_id", DeviceId::new);
        return switch (commands.captureNow(
                exchange.insider(), device, label.get().orElse(TriggerLabel.MANUAL))) {
            case DeviceCommands.Ordered.Issued(CaptureCommand command) ->
                Answer.json(202, new CommandWire.OrderedAnswer(command.id().toString(), "queued"));
            case DeviceCommands.Ordered.UnknownDevice() -> throw Problem.notFound();
            case DeviceCommands.Ordered.NotActive() ->
                throw Problem.conflict("not_active", "This device is deactivated.");
            case DeviceCommands.Ordered.PlanEnded() ->
                throw Problem.plan("trial_expired", "The plan has ended; no stills are taken until it is extended.");
            case DeviceCommands.Ordered.TooMany() ->
                throw Problem.of(429, "too_many_orders", "This device has enough to do.")
                        .with("Retry-After", "10");
        };
    }

    private Answer history(Exchange exchange) {
        return commands.history(exchange.org(), exchange.path("device_id", DeviceId::new), exchange.page())
                .map(page -> Answer.page(exchange, page, CommandWire.CommandAnswer::of))
                .orElseThrow(Problem::notFound);
    }

    private Answer open(Exchange exchange) {
        var device = exchange.device();
        return Answer.events(stream -> {
            var channel = new StreamChannel(new StreamId(ids.next()), stream);
            stream.onClose(() -> streams.closed(device, channel));
            streams.opened(device, channel);
        });
    }

    private Answer heartbeat(Exchange exchange) {
        var in = exchange.body();
        var device = in.optional("device_id", DeviceId::new);
        var version = in.optional("version", Form.TEXT);
        var uptime = in.optional("uptime_s", Form.LONG);
        var queue = in.optional("queue_depth", Form.LONG);
        var dropped = in.optional("dropped", Form.LONG);
        var disk = in.optional("disk_free_bytes", Form.LONG);
        var camera = in.optional("camera_ok", Form.BOOLEAN);
        var temperature = in.optional("temperature_c", Form.DECIMAL);
        var heartbeat = in.make(() -> new Heartbeat(
                version.get(), uptime.get(), queue.get(), dropped.get(), disk.get(), camera.get(), temperature.get()));
        var bearer = bearer(exchange, device.get().orElse(exchange.device().device()));
        return Answer.ok(new CommandWire.HeartbeatAnswer(reports.heartbeat(bearer, heartbeat)));
    }

    private Answer acknowledge(Exchange exchange) {
        var in = exchange.body();
        var command = in.require("command_id", CommandId::of);
        var status = in.require("status", Form.word(CommandWire.AckStatus.class));
        var recordId = in.optional("record_id", RecordId::new);
        var error = in.optional("error", Form.TEXT);
        var answer = switch (status.get()) {
            case COMPLETED -> new CommandSettling.Answer.Completed(recordId.get());
            case FAILED -> new CommandSettling.Answer.Failed(error.get().orElse("the device gave no reason"));
        };
        if (!settling.acknowledge(exchange.device(), command.get(), answer)) {
            throw Problem.notFound();
        }
        reports.heard(exchange.device());
        return Answer.ok(new CommandWire.AckAnswer(
                command.get().toString(), status.get().name().toLowerCase(Locale.ROOT)));
    }

    /** A device speaks for itself only, whatever id it names. */
    private static Principal.Device bearer(Exchange exchange, DeviceId named) {
        if (!named.equals(exchange.device().device())) {
            throw Problem.forbidden("device_mismatch", "This token belongs to another device.");
        }
        return exchange.device();
    }
}
