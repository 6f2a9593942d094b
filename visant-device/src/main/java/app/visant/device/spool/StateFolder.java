package app.visant.device.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder of one device's state, held by one process at a time. The lock ends with the process, however it ends. */
public final class StateFolder implements AutoCloseable {
    private final Path path;
    private final FileLock lock;

    private StateFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder if need be, and takes the lock.
     *
     * @return empty if another runtime holds it
     */
    public static Optional<StateFolder> lock(Path path) throws IOException {
        DurableFiles.createFolder(path);
        var channel =
                FileChannel.open(path.resolve("runtime.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(held -> new StateFolder(path, held));
    }

    /** Whether a runtime works on the folder now. */
    public static boolean inUse(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        var held = lock(path);
        if (held.isPresent()) {
            held.get().close();
        }
        return held.isEmpty();
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.acquiredBy().close();
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }
}
