package app.visant.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The folder for parts of uploads that do not fit into memory. */
final class Incoming {
    /** No upload takes that long; nodes that share a folder must not take each other's parts away. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private Incoming() {}

    /** Makes the folder, and removes what a killed server has left in it. */
    static void prepare(Path folder, Instant now) {
        try {
            Files.createDirectories(folder);
            try (var left = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (var file : left) {
                    removeIfOlder(file, now.minus(LEFT_BEHIND));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    private static void removeIfOlder(Path file, Instant than) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(than)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException done) {
            // Another node was quicker, or the upload was done.
        }
    }
}
