package app.visant.domain.shared;

import java.time.Instant;
import java.util.UUID;

/** A place in a list ordered by time and then id, both descending. */
public record Position(Instant time, UUID id) {}
