package app.visant.device.port;

import app.visant.domain.device.DeviceConfig;
import java.util.Optional;

/** One event of the command stream. */
public sealed interface StreamEvent {

    /** The state the cloud wants, first on every stream; a config that makes no sense is empty. */
    record Configured(Optional<DeviceConfig> config, int schedules, Optional<ServerTime> serverTime)
            implements StreamEvent {}

    record Ordered(Order order) implements StreamEvent {}

    record Ping() implements StreamEvent {}

    /** Nothing this version understands; {@code what} is for the log. */
    record Unknown(String what) implements StreamEvent {}
}
