package app.visant.application.command.port;

import app.visant.application.command.port.DeviceSchedules.DeviceSchedule;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.StreamId;
import java.time.Instant;
import java.util.List;

/**
 * One open stream to one device. Sending queues and returns at once; a reader that does not keep up is cut, and told
 * everything anew when it comes back. The channel keeps itself alive with pings of its own.
 */
public interface CommandChannel {
    StreamId id();

    void send(Message message);

    /** Writes what is queued and ends the stream. */
    void close();

    /** What a device is told. */
    sealed interface Message {
        /** The whole state, first on every stream. */
        record Config(DeviceId device, DeviceConfig config, List<DeviceSchedule> schedules, Instant serverTime)
                implements Message {
            public Config {
                schedules = List.copyOf(schedules);
            }
        }

        record Capture(CaptureCommand command) implements Message {}

        record SchedulesChanged(CommandId id, List<DeviceSchedule> schedules, Instant issuedAt) implements Message {
            public SchedulesChanged {
                schedules = List.copyOf(schedules);
            }
        }

        record ConfigChanged(CommandId id, DeviceConfig config, Instant issuedAt) implements Message {}

        record Deactivated(CommandId id, Instant issuedAt) implements Message {}
    }
}
