package app.visant.http.command;

import app.visant.application.command.port.CommandChannel;
import app.visant.domain.shared.StreamId;
import app.visant.http.stream.EventStream;

/** A device's orders as server-sent events. */
final class StreamChannel implements CommandChannel {
    private static final String COMMAND = "command";

    private final StreamId id;
    private final EventStream stream;

    StreamChannel(StreamId id, EventStream stream) {
        this.id = id;
        this.stream = stream;
    }

    @Override
    public StreamId id() {
        return id;
    }

    @Override
    public void send(Message message) {
        switch (message) {
            case Message.Config c ->
                stream.send(
                        "config",
                        new CommandWire.ConfigEvent(
                                c.device().value(),
                                CommandWire.Settings.of(c.config()),
                                CommandWire.Schedule.of(c.schedules()),
                                c.serverTime()));
            case Message.Capture c ->
                stream.send(COMMAND, c.command().id().toString(), CommandWire.CaptureEvent.of(c.command()));
            case Message.ConfigChanged c ->
                stream.send(
                        COMMAND,
                        c.id().toString(),
                        new CommandWire.ConfigUpdateEvent(
                                c.id().toString(), "config_update", c.issuedAt(), CommandWire.Settings.of(c.config())));
            case Message.SchedulesChanged s ->
                stream.send(
                        COMMAND,
                        s.id().toString(),
                        new CommandWire.ScheduleUpdateEvent(
                                s.id().toString(),
                                "schedule_update",
                                s.issuedAt(),
                                CommandWire.Schedule.of(s.schedules())));
            case Message.Deactivated d ->
                stream.send(
                        COMMAND,
                        d.id().toString(),
                        new CommandWire.DeactivatedEvent(d.id().toString(), "deactivated", d.issuedAt()));
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
