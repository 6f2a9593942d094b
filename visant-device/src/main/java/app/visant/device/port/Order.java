package app.visant.device.port;

import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;

/** A command from the cloud. */
public sealed interface Order {

    /** Take a still, once, unless it is {@code expiresAt} or later by the server's clock. */
    record Capture(CommandId id, TriggerLabel label, Instant expiresAt) implements Order {}

    record Reconfigure(DeviceConfig config) implements Order {}

    /** The schedules changed; the cloud keeps and fires them, so that the number is all a device needs. */
    record Reschedule(int schedules) implements Order {}

    /** Take no more stills until a {@link StreamEvent.Configured} says otherwise. */
    record Deactivate() implements Order {}
}
