package app.visant.device.core;

import app.visant.device.port.Answer;
import app.visant.device.port.CommandJournal;
import app.visant.device.port.Examples;
import app.visant.device.port.Order;
import app.visant.device.port.ScriptedCamera;
import app.visant.device.port.ScriptedCloud;
import app.visant.device.port.ScriptedStream;
import app.visant.device.port.ServerTime;
import app.visant.device.port.Spool;
import app.visant.device.port.StreamEvent;
import app.visant.device.port.Vitals;
import app.visant.device.spool.CommandLog;
import app.visant.device.spool.DiskSpool;
import app.visant.device.spool.SpoolBounds;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** The whole core over a real spool and scripted neighbours, ticked by hand. */
final class Rig {
    final SettableTime time = new SettableTime(Examples.NOON);
    final ScriptedCamera camera = new ScriptedCamera();
    final ScriptedCloud cloud = new ScriptedCloud();
    final ScriptedStream stream = new ScriptedStream();
    final Spool spool;
    final CommandJournal journal;
    final ServerClock clock = new ServerClock(time, time);
    final DeviceState state = new DeviceState();
    final Uploads uploads;
    final Acknowledgements acknowledgements;
    final Heartbeats heartbeats;
    final Orders orders;
    final Photographer photographer;
    final RecordIds recordIds;
    final Link link;

    private final SplittableRandom random = new SplittableRandom(4);

    /** What a process finds in that folder. */
    Rig(Path folder) throws IOException {
        spool = DiskSpool.open(folder, SpoolBounds.DEFAULT);
        journal = CommandLog.open(folder);
        uploads = new Uploads(spool, cloud, clock, state, backoff());
        acknowledgements = new Acknowledgements(journal, cloud, clock, backoff());
        var report = new SelfReport(new SelfReport.Version("1.2.3"), spool, new Healthy(), state, time);
        heartbeats = new Heartbeats(cloud, report, state, clock, time, backoff());
        photographer = new Photographer(camera, spool, clock, state, uploads);
        recordIds = new RecordIds(clock, random);
        orders = new Orders(journal, photographer, acknowledgements, recordIds, clock);
        var instructions = new Instructions(state, clock, orders, heartbeats, uploads, acknowledgements);
        link = new Link(stream, instructions, clock, time, backoff());
    }

    Backoff backoff() {
        return new Backoff(time, random);
    }

    /** Opens the stream and configures the device. */
    void connect() {
        while (!link.tick().equals(Link.SILENCE)) {
            time.pass(link.tick());
        }
        stream.says(configured(DeviceConfig.DEFAULT));
    }

    /** The cloud orders a still now. */
    Order.Capture order(int number) {
        var order =
                new Order.Capture(command(number), Examples.LABEL, clock.now().plus(Duration.ofMinutes(2)));
        stream.says("event-" + number, new StreamEvent.Ordered(order));
        return order;
    }

    /** Lets the orders and acknowledgements do all they can now. */
    void work() {
        while (orders.tick().isZero()) {
            // There is more to do.
        }
        acknowledgements.tick();
    }

    /** Uploads until there is nothing left or something is in the way. */
    void upload() {
        while (uploads.tick().isZero()) {
            // There is more to do.
        }
    }

    StreamEvent configured(DeviceConfig config) {
        return new StreamEvent.Configured(
                Optional.of(config), 2, Optional.of(new ServerTime(clock.now(), Duration.ofSeconds(1))));
    }

    static CommandId command(int number) {
        return new CommandId(new UUID(9, number));
    }

    static Answer.Failed failed(int number, String why) {
        return new Answer.Failed(command(number), why);
    }

    private record Healthy() implements Vitals {
        @Override
        public Optional<Long> diskFreeBytes() {
            return Optional.of(5_000_000L);
        }

        @Override
        public Optional<Double> processorCelsius() {
            return Optional.of(48.5);
        }
    }
}
