package app.visant.persistence.datalake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The file that says which installation a datalake belongs to. A disk that is not mounted, or another installation's,
 * would else be filled with stills that the database knows nothing of.
 */
final class DatalakeMarker {
    static final String NAME = ".visant";

    private DatalakeMarker() {}

    /**
     * Makes sure that the datalake is the installation's.
     *
     * @param mayBeNew whether one without a marker may be a new one: the database knows of no captures
     * @param probeName never the same twice
     * @throws IllegalStateException that says what is wrong
     */
    static void verify(Path root, UUID installation, boolean mayBeNew, String probeName, Instant now) {
        try {
            var found = read(root);
            if (found.isEmpty()) {
                requireNew(root, installation, mayBeNew);
                write(root, installation, probeName, now);
                found = read(root);
            }
            require(root, found.orElse("nobody"), installation);
        } catch (IOException e) {
            throw new UncheckedIOException("The datalake " + root + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Fails if the marker is gone, which means that the disk is. */
    static void mustBeIn(Path root) throws IOException {
        if (!Files.exists(root.resolve(NAME))) {
            throw new IOException("the datalake " + root + " has lost its " + NAME + " file; is its disk mounted?");
        }
    }

    private static Optional<String> read(Path root) throws IOException {
        var marker = root.resolve(NAME);
        return Files.exists(marker) ? Optional.of(Files.readString(marker).strip()) : Optional.empty();
    }

    private static void require(Path root, String found, UUID installation) {
        if (!found.equals(installation.toString())) {
            throw new IllegalStateException("The datalake " + root + " belongs to installation " + found
                    + ", and the database to " + installation + ". Check VISANT_DATA_DIR and DATABASE_URL.");
        }
    }

    private static void requireNew(Path root, UUID installation, boolean mayBeNew) throws IOException {
        var remedy = " If it really is the one, write " + installation + " into " + root.resolve(NAME) + ".";
        if (!mayBeNew) {
            throw new IllegalStateException("The datalake " + root + " has no " + NAME
                    + " file, and the database knows of captures in it. Is its disk mounted?" + remedy);
        }
        if (holdsStills(root)) {
            throw new IllegalStateException("The datalake " + root + " has no " + NAME
                    + " file, but folders of an installation, and the database knows of no captures." + remedy);
        }
    }

    private static boolean holdsStills(Path root) throws IOException {
        if (!Files.exists(root)) {
            return false;
        }
        try (var entries = Files.list(root)) {
            return entries.anyMatch(entry -> DatalakeLayout.isOrganization(entry.getFileName()));
        }
    }

    /** Another node that starts at the same time may be quicker; then its marker counts. */
    private static void write(Path root, UUID installation, String probeName, Instant now) throws IOException {
        Files.createDirectories(root);
        var disk = Disk.on(root, probeName);
        var fresh = root.resolve("." + probeName + DurableFiles.TEMPORARY);
        disk.write(fresh, (installation + "\n").getBytes(UTF_8), now);
        try {
            disk.claim(fresh, root.resolve(NAME));
        } catch (FileAlreadyExistsException e) {
            return;
        } finally {
            disk.remove(fresh);
        }
        disk.flushFolder(root);
        disk.flushFolder(root.resolveSibling("."));
    }
}
