package app.visant.domain.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a device can be reached now. */
public enum Presence {
    /** It holds an open command stream on a live node. */
    CONNECTED,
    /** No stream, but something was heard within {@link #AWAY_AFTER}. */
    DISCONNECTED,
    /** No stream, and nothing heard for longer than that, or ever. */
    AWAY;

    public static final Duration AWAY_AFTER = Duration.ofMinutes(5);

    public static Presence of(boolean streamOpen, Optional<Instant> lastSeen, Instant now) {
        if (streamOpen) {
            return CONNECTED;
        }
        return lastSeen.filter(seen -> now.isBefore(seen.plus(AWAY_AFTER))).isPresent() ? DISCONNECTED : AWAY;
    }
}
