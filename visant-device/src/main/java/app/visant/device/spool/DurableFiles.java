package app.visant.device.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;

/** Writes files that are there as a whole or not at all, whenever the power goes. */
final class DurableFiles {
    static final String UNFINISHED = ".tmp";

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private DurableFiles() {}

    /** Writes beside the place, flushes, and renames. The name itself is durable after {@link #flushFolder}. For the own user only. */
    static void write(Path place, byte[] content) throws IOException {
        uninterrupted(() -> writeOnce(place, content));
    }

    private static void writeOnce(Path place, byte[] content) throws IOException {
        var unfinished = place.resolveSibling(place.getFileName() + UNFINISHED);
        Files.deleteIfExists(unfinished);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (var channel = FileChannel.open(unfinished, options, owner("rw-------"))) {
                var buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** Makes the names in a folder durable. */
    static void flushFolder(Path folder) throws IOException {
        if (!POSIX) {
            return; // Windows cannot open a folder, and its file systems journal names by themselves.
        }
        uninterrupted(() -> {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        });
    }

    /**
     * Does work on channels to the end although the thread is interrupted, which would close them: a still must not be
     * lost because the runtime is told to stop. The work may be started over. The interrupt flag is set again afterwards.
     */
    static void uninterrupted(DiskWork work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    work.run();
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A folder for the own user only; its parents as they come. */
    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            var parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(folder, owner("rwx------"));
        }
    }

    /** Something that reads or writes files. */
    @FunctionalInterface
    interface DiskWork {
        void run() throws IOException;
    }

    private static FileAttribute<?>[] owner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
