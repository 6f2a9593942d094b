package app.visant.device.spool;

import app.visant.device.port.Spool;
import app.visant.device.port.Still;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool in the state folder: {@code spool/} with two files for each still, {@code rejected/} likewise, and
 * {@code counters.json}. Only one process may use it, see {@link StateFolder}.
 */
public final class DiskSpool implements Spool {
    private static final Logger log = LoggerFactory.getLogger(DiskSpool.class);

    /** Left free beside a new still, for its facts and the journal. */
    private static final long MARGIN = 256 * 1024;

    private final SpoolBounds bounds;
    private final FreeSpace freeSpace;
    private final Shelf waiting;
    private final Shelf rejected;
    private final Counters counters;

    private DiskSpool(Path stateFolder, SpoolBounds bounds, FreeSpace freeSpace) throws IOException {
        this.bounds = bounds;
        this.freeSpace = freeSpace;
        this.waiting = Shelf.open(stateFolder.resolve("spool"));
        this.rejected = Shelf.open(stateFolder.resolve("rejected"));
        this.counters = Counters.open(stateFolder);
        DurableFiles.flushFolder(stateFolder);
    }

    /** Opens the spool as the last process left it, however that ended. */
    public static DiskSpool open(Path stateFolder, SpoolBounds bounds) throws IOException {
        return open(stateFolder, bounds, () -> Files.getFileStore(stateFolder).getUsableSpace());
    }

    static DiskSpool open(Path stateFolder, SpoolBounds bounds, FreeSpace freeSpace) throws IOException {
        DurableFiles.createFolder(stateFolder);
        return new DiskSpool(stateFolder, bounds, freeSpace);
    }

    @Override
    public synchronized void add(Still still) {
        int size = still.jpeg().size();
        if (size > bounds.waitingBytes()) {
            throw new IllegalArgumentException("a still of " + size + " bytes is larger than the whole spool");
        }
        if (holds(still.id())) {
            throw new IllegalArgumentException("still " + still.id() + " is in the spool already");
        }
        try {
            makeRoom(size);
            var captured = still.trusted() ? Math.max(0, still.capturedAt().toEpochMilli()) : 0;
            var slot = new Slot(waiting.nextNumber(), captured, still.id(), size);
            waiting.put(slot, still.jpeg().bytes(), Facts.of(still).toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized Optional<Waiting> oldest() {
        try {
            while (!waiting.isEmpty()) {
                var slot = waiting.oldest();
                var whole = whole(slot);
                if (whole.isPresent()) {
                    return whole;
                }
                log.error(
                        "Still {} was damaged on the disk and is lost; what is left of it is among the rejected",
                        slot.id());
                counters.dropped(1);
                setAside(slot, "damaged on the disk".getBytes(StandardCharsets.UTF_8));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void remove(RecordId id) {
        try {
            var slot = waiting.find(id);
            if (slot.isPresent()) {
                waiting.remove(slot.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void reject(RecordId id, String why) {
        try {
            var slot = waiting.find(id);
            if (slot.isPresent()) {
                var facts = Facts.read(slot.get().facts(waiting.folder()));
                counters.rejected(1);
                setAside(slot.get(), facts.isPresent() ? facts.get().toJson(why) : new byte[0]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void dropBefore(Instant moment) {
        try {
            var old = waiting.capturedBefore(moment.toEpochMilli());
            if (!old.isEmpty()) {
                log.error("{} stills waited too long for their upload and are dropped", old.size());
                counters.dropped(old.size());
            }
            for (var slot : old) {
                waiting.remove(slot);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean holds(RecordId id) {
        return waiting.find(id).isPresent();
    }

    @Override
    public synchronized Count count() {
        return new Count(waiting.size(), waiting.bytes(), counters.dropped(), counters.rejected());
    }

    /** Drops the oldest until the new still fits the bound and the disk; no more than that, whoever else filled the disk. */
    private void makeRoom(long size) throws IOException {
        while (!waiting.isEmpty()
                && (waiting.bytes() + size > bounds.waitingBytes() || freeSpace.bytes() < size + MARGIN)) {
            var oldest = waiting.oldest();
            log.error("The spool is full: still {} is dropped for a newer one", oldest.id());
            counters.dropped(1);
            waiting.remove(oldest);
        }
    }

    private Optional<Waiting> whole(Slot slot) throws IOException {
        var picture = slot.picture(waiting.folder());
        if (!Files.exists(picture) || !Files.exists(slot.facts(waiting.folder()))) {
            return Optional.empty();
        }
        var facts = Facts.read(slot.facts(waiting.folder()));
        if (facts.isEmpty() || !facts.get().match(picture)) {
            return Optional.empty();
        }
        var found = facts.get();
        return Optional.of(
                new Waiting(slot.id(), picture, found.bytes(), found.capturedAt(), found.deviceTime(), found.label()));
    }

    /** New facts first, then the picture, then the old facts away: at each step the still is in at least one of the two places. */
    private void setAside(Slot slot, byte[] facts) throws IOException {
        while (!rejected.isEmpty() && rejected.bytes() + slot.bytes() > bounds.rejectedBytes()) {
            rejected.remove(rejected.oldest());
        }
        if (slot.bytes() > bounds.rejectedBytes() || !Files.exists(slot.picture(waiting.folder()))) {
            waiting.remove(slot);
            return;
        }
        var place = new Slot(rejected.nextNumber(), slot.capturedMillis(), slot.id(), slot.bytes());
        DurableFiles.write(place.facts(rejected.folder()), facts);
        Files.move(slot.picture(waiting.folder()), place.picture(rejected.folder()), StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.flushFolder(rejected.folder());
        waiting.remove(slot);
        rejected.listed(place);
    }

    /** How much the disk can still take. */
    @FunctionalInterface
    interface FreeSpace {
        long bytes() throws IOException;
    }
}
