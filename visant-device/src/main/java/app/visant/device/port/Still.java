package app.visant.device.port;

import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;

/**
 * A still on its way into the spool.
 *
 * @param capturedAt corrected by the server's clock, as far as it was known
 * @param trusted whether it was known, so that {@code capturedAt} may be compared with other times
 * @param deviceTime what the device's own clock said
 */
public record Still(
        RecordId id, Jpeg jpeg, Instant capturedAt, boolean trusted, Instant deviceTime, TriggerLabel label) {}
