package app.visant.device.spool;

import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of stills and the list of them in memory, oldest first. A still is there if its facts are: the picture is
 * written before them and removed after them.
 */
final class Shelf {
    private final Path folder;
    private final Deque<Slot> slots = new ArrayDeque<>();
    private long bytes;

    private Shelf(Path folder) {
        this.folder = folder;
    }

    /** Reads the folder, and clears away what a crash left half done. */
    static Shelf open(Path folder) throws IOException {
        DurableFiles.createFolder(folder);
        var shelf = new Shelf(folder);
        var names = shelf.names();
        for (var name : names) {
            shelf.sort(name, names);
        }
        var inOrder = shelf.slots.stream()
                .sorted(Comparator.comparingLong(Slot::number))
                .toList();
        shelf.slots.clear();
        shelf.slots.addAll(inOrder);
        return shelf;
    }

    Path folder() {
        return folder;
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return slots.size();
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    Slot oldest() {
        return slots.getFirst();
    }

    Optional<Slot> find(RecordId id) {
        return slots.stream().filter(slot -> slot.id().equals(id)).findFirst();
    }

    List<Slot> capturedBefore(long millis) {
        return slots.stream().filter(slot -> slot.capturedBefore(millis)).toList();
    }

    /** One more than the highest in use. */
    long nextNumber() {
        return slots.isEmpty() ? 1 : slots.getLast().number() + 1;
    }

    /** Writes both files; the still is there, durably, when this returns. */
    void put(Slot slot, byte[] picture, byte[] facts) throws IOException {
        try {
            DurableFiles.write(slot.picture(folder), picture);
            DurableFiles.write(slot.facts(folder), facts);
            DurableFiles.flushFolder(folder);
        } catch (IOException e) {
            discard(slot.facts(folder), e);
            discard(slot.picture(folder), e);
            throw e;
        }
        listed(slot);
    }

    /** Takes in a still whose files are there already. */
    void listed(Slot slot) {
        slots.addLast(slot);
        bytes += slot.bytes();
    }

    void remove(Slot slot) throws IOException {
        delete(slot);
        unlist(slot);
    }

    /** Forgets the still without touching its files. */
    void unlist(Slot slot) {
        if (slots.remove(slot)) {
            bytes -= slot.bytes();
        }
    }

    private static void discard(Path file, IOException because) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private void delete(Slot slot) throws IOException {
        Files.deleteIfExists(slot.facts(folder));
        Files.deleteIfExists(slot.picture(folder));
    }

    private Set<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            var names = new HashSet<String>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    /** Lists a whole still; deletes a half one and unfinished files; leaves alone what is not ours. */
    private void sort(String name, Set<String> names) throws IOException {
        if (name.endsWith(DurableFiles.UNFINISHED)) {
            Files.deleteIfExists(folder.resolve(name));
            return;
        }
        for (var ending : List.of(Slot.PICTURE, Slot.FACTS)) {
            if (name.endsWith(ending)) {
                sort(name, name.substring(0, name.length() - ending.length()), names);
            }
        }
    }

    private void sort(String name, String stem, Set<String> names) throws IOException {
        if (Slot.named(stem, 0).isEmpty()) {
            return;
        }
        if (!names.contains(stem + Slot.PICTURE) || !names.contains(stem + Slot.FACTS)) {
            Files.deleteIfExists(folder.resolve(name));
        } else if (name.endsWith(Slot.PICTURE)) {
            Slot.named(stem, Files.size(folder.resolve(name))).ifPresent(this::listed);
        }
    }
}
