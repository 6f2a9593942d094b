package app.visant.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for parts of uploads that do not fit into memory. */
final class Incoming {
    private Incoming() {}

    /** Makes the folder, and removes what a killed server has left in it. */
    static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var left = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                for (var file : left) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }
}
