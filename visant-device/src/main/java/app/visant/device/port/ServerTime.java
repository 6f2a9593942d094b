package app.visant.device.port;

import java.time.Duration;
import java.time.Instant;

/** What the server's clock says at this very moment, give or take {@code uncertainty}. To be used at once. */
public record ServerTime(Instant now, Duration uncertainty) {}
