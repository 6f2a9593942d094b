package app.visant.persistence.datalake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** A file system that the operating system offers. */
final class Disk implements Medium {
    /** What the JDK copies to native memory at once, and keeps there for each thread. */
    private static final int CHUNK = 128 << 10;

    private final boolean secondNames;
    private final ReentrantLock claiming = new ReentrantLock();

    /** @param secondNames whether a file can have two names; network shares and memory cards often cannot */
    Disk(boolean secondNames) {
        this.secondNames = secondNames;
    }

    /** Finds out what the file system of that folder can do, by way of a file that it makes and removes. */
    static Disk on(Path folder, String probeName) throws IOException {
        var probe = folder.resolve("." + probeName + ".probe" + DurableFiles.TEMPORARY);
        var second = folder.resolve("." + probeName + ".second" + DurableFiles.TEMPORARY);
        try {
            Files.write(probe, new byte[] {1});
            Files.createLink(second, probe);
            return new Disk(true);
        } catch (UnsupportedOperationException e) {
            return new Disk(false);
        } catch (IOException e) {
            if (Files.exists(probe)) {
                return new Disk(false);
            }
            throw e;
        } finally {
            Files.deleteIfExists(second);
            Files.deleteIfExists(probe);
        }
    }

    @Override
    public void write(Path file, byte[] content, Instant changed) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var at = 0; at < content.length; ) {
                at += channel.write(ByteBuffer.wrap(content, at, Math.min(CHUNK, content.length - at)));
            }
            touch(file, changed);
            channel.force(false);
        }
    }

    @Override
    public void claim(Path file, Path place) throws IOException {
        if (secondNames) {
            Files.createLink(place, file);
            return;
        }
        // Safe among the threads of this process, and nearly so among nodes.
        claiming.lock();
        try {
            if (Files.exists(place)) {
                throw new FileAlreadyExistsException(place.toString());
            }
            move(file, place);
        } finally {
            claiming.unlock();
        }
    }

    @Override
    public void move(Path file, Path place) throws IOException {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void touch(Path file, Instant changed) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(changed));
    }

    @Override
    public void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            // Made by another upload, and perhaps being removed again: what comes next will tell.
        }
    }

    @Override
    public boolean removeFolder(Path folder) throws IOException {
        try {
            Files.delete(folder);
            return true;
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public void flushFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
