package app.visant.application.capture.port;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The datalake. What {@link #put} has answered survives a power cut: written beside its place, flushed, renamed, and the
 * folder flushed. Failures of the medium surface as {@link UncheckedIOException}, and leave nothing half-written
 * in place.
 */
public interface ImageStore {

    /**
     * Stores a file. An {@link Part#ORIGINAL} is written once: the same bytes again are fine and count as a change of
     * the file now, other bytes are not. The other parts replace what was there.
     */
    Put put(ImageKey key, Part part, byte[] content);

    /** The file, to be closed by the caller; empty if it is not there. */
    Optional<Stored> open(ImageKey key, Part part);

    /** The bytes of the file; empty if it is not there. */
    default Optional<byte[]> read(ImageKey key, Part part) {
        var file = open(key, part);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (var content = file.get().content()) {
            return Optional.of(content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes all parts, unless the original was last changed at or after {@code before}; parts that are not there do
     * not matter. A {@link #put} of the original at the same moment wins: what it answered as stored stays.
     *
     * @return whether nothing is left
     */
    boolean removeOlder(ImageKey key, Instant before);

    /** Whether a small file can be written and removed now. */
    boolean writable();

    /**
     * The captures whose original, or whatever is left of one that has lost it, was last changed before {@code before},
     * so that those without a row can be collected. To be closed by the caller; may be long.
     */
    Stream<ImageKey> olderThan(Instant before);

    /** The files of one capture. */
    enum Part {
        ORIGINAL(".jpg"),
        THUMBNAIL("_thumb.jpg"),
        METADATA(".json");

        private final String suffix;

        Part(String suffix) {
            this.suffix = suffix;
        }

        /** What follows the record id in the file name. */
        public String suffix() {
            return suffix;
        }
    }

    /** What came of storing. */
    enum Put {
        STORED,
        /** Other bytes are there under that key. */
        OCCUPIED,
        /** Storing it would eat into the free-space reserve, or the disk is full. */
        FULL
    }

    /** A file to read; {@code sizeBytes} long. */
    record Stored(long sizeBytes, InputStream content) {}
}
