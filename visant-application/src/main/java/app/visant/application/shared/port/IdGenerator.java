package app.visant.application.shared.port;

import java.util.UUID;

/** New ids. */
public interface IdGenerator {
    /** A UUIDv7: ordered by time of making. */
    UUID next();
}
