package app.visant.device.port;

import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Stills waiting for their upload, in the order they were added. Safe for use by several threads.
 *
 * <p>What {@link #add} has accepted survives the death of the process and of the power, until {@link #remove},
 * {@link #reject} or a bound takes it. Bounds drop the oldest first, and each drop is counted durably. Failures of the
 * medium surface as {@link java.io.UncheckedIOException}, and leave nothing half-written in place.
 */
public interface Spool {

    /** Durable when it returns. Makes room by dropping the oldest; a still larger than the whole spool is refused with an {@link IllegalArgumentException}. */
    void add(Still still);

    /** The oldest still that is whole on disk. One found damaged is set aside, counted as dropped, and the next is looked at. */
    Optional<Waiting> oldest();

    /** After it arrived. Unknown ids are ignored. */
    void remove(RecordId id);

    /** After the cloud refused it for good: kept apart for people, within its own bound, and counted. Unknown ids are ignored. */
    void reject(RecordId id, String why);

    /** Drops stills captured before that moment, as far as their clock was trusted. */
    void dropBefore(Instant moment);

    boolean holds(RecordId id);

    Count count();

    /**
     * A still in the spool.
     *
     * @param jpeg the file with its bytes; there until the still is removed, rejected or dropped
     * @param sizeBytes of that file
     */
    record Waiting(
            RecordId id, Path jpeg, long sizeBytes, Instant capturedAt, Instant deviceTime, TriggerLabel label) {}

    /**
     * How the spool is doing.
     *
     * @param waiting stills in it
     * @param bytes their pictures together
     * @param dropped stills lost to a bound or to damage, ever
     * @param rejected stills the cloud refused, ever
     */
    record Count(long waiting, long bytes, long dropped, long rejected) {}
}
