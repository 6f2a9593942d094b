package app.visant.persistence.datalake;

import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.health.port.DataDisk;
import app.visant.application.shared.port.IdGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Stills on a file system, in the folder {@code datalake} of the data folder; {@link DatalakeLayout} says where. The age of
 * a file is by the application's clock, as are the times that it is compared with: a file system's own may lag behind.
 */
public final class Datalake implements ImageStore, DataDisk {
    private static final String FOLDER = "datalake";
    /** Flushing more at once makes all of them slower. */
    private static final int FLUSHES_AT_ONCE = 4;
    /** No upload and no removal takes that long. */
    private static final Duration STALE = Duration.ofHours(1);

    private final Path root;
    private final DurableFiles files;
    private final FreeSpace space;
    private final InstantSource clock;
    private final Semaphore flushes = new Semaphore(FLUSHES_AT_ONCE, true);

    Datalake(Path root, DurableFiles files, FreeSpace space, InstantSource clock) {
        this.root = root;
        this.files = files;
        this.space = space;
        this.clock = clock;
    }

    /**
     * Opens the datalake in the data folder, which must be the installation's; makes a new one if it may.
     *
     * @param mayBeNew whether one without a marker may be a new one: the database knows of no captures
     * @param ids name files that are being written
     * @throws IllegalStateException if it is another installation's, or its marker is missing; the message says what to do
     * @throws UncheckedIOException if it cannot be read or written
     */
    public static Datalake open(
            Path dataDir, UUID installation, boolean mayBeNew, FreeSpace space, IdGenerator ids, InstantSource clock) {
        var root = dataDir.toAbsolutePath().normalize().resolve(FOLDER);
        DatalakeMarker.verify(root, installation, mayBeNew, ids.next().toString(), clock.instant());
        try {
            var disk = Disk.on(root, ids.next().toString());
            var files = new DurableFiles(disk, root, () -> ids.next().toString());
            return new Datalake(root, files, space, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The datalake " + root + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public Put put(ImageKey key, Part part, byte[] content) {
        if (!space.allows(root, content.length)) {
            return Put.FULL;
        }
        flushes.acquireUninterruptibly();
        try {
            return store(DatalakeLayout.file(root, key, part), part, content);
        } catch (IOException e) {
            if (isFull(e, content.length)) {
                return Put.FULL;
            }
            throw new UncheckedIOException(e);
        } finally {
            flushes.release();
        }
    }

    @Override
    public Optional<Stored> open(ImageKey key, Part part) {
        try {
            var channel = FileChannel.open(DatalakeLayout.file(root, key, part), StandardOpenOption.READ);
            return Optional.of(new Stored(channel.size(), Channels.newInputStream(channel)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean removeOlder(ImageKey key, Instant before) {
        var original = DatalakeLayout.file(root, key, Part.ORIGINAL);
        try {
            if (!files.removeOlder(original, before)) {
                return false;
            }
            // The original first: what is left by a crash here is found by olderThan all the same.
            files.remove(DatalakeLayout.file(root, key, Part.THUMBNAIL));
            files.remove(DatalakeLayout.file(root, key, Part.METADATA));
            files.pruneAbove(original);
            return !Files.exists(original);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean writable() {
        try {
            files.probe(clock.instant());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Stream<ImageKey> olderThan(Instant before) {
        return StreamSupport.stream(
                new DatalakeWalk(root, files, before, clock.instant().minus(STALE)), false);
    }

    @Override
    public Optional<Space> space() {
        var disk = root.toFile();
        var total = disk.getTotalSpace();
        return total == 0 ? Optional.empty() : Optional.of(new Space(total, disk.getUsableSpace()));
    }

    private Put store(Path place, Part part, byte[] content) throws IOException {
        if (part == Part.ORIGINAL) {
            return files.create(place, content, clock.instant()) ? Put.STORED : Put.OCCUPIED;
        }
        files.replace(place, content, clock.instant());
        return Put.STORED;
    }

    /** By what the system says, or, where it says it in another language, by what is left. */
    private boolean isFull(IOException e, long bytes) {
        var message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("disk quota exceeded")
                || !space.allows(root, bytes);
    }
}
