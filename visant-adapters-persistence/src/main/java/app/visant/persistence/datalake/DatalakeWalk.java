package app.visant.persistence.datalake;

import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Goes through a datalake folder by folder, as far as it is asked, and names the captures that are old. No folder stays
 * open between two steps. On the way it removes what crashes have left behind.
 */
final class DatalakeWalk extends Spliterators.AbstractSpliterator<ImageKey> {
    private final Path root;
    private final DurableFiles files;
    private final Instant before;
    private final Instant stale;
    /** What is still to be visited: the root, the organizations in it, the devices of one of them, and so on. */
    private final Deque<Iterator<Path>> levels = new ArrayDeque<>();

    private Iterator<ImageKey> found = List.<ImageKey>of().iterator();

    /** @param stale what was begun before then is not being worked on any more */
    DatalakeWalk(Path root, DurableFiles files, Instant before, Instant stale) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL);
        this.root = root;
        this.files = files;
        this.before = before;
        this.stale = stale;
        levels.push(List.of(root).iterator());
    }

    @Override
    public boolean tryAdvance(Consumer<? super ImageKey> action) {
        try {
            while (!found.hasNext()) {
                if (!step()) {
                    return false;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        action.accept(found.next());
        return true;
    }

    /** Enters the next folder; false if there is none. */
    private boolean step() throws IOException {
        while (!levels.isEmpty() && !levels.element().hasNext()) {
            levels.pop();
        }
        if (levels.isEmpty()) {
            return false;
        }
        var depth = levels.size() - 1;
        var folder = levels.element().next();
        var children = children(folder);
        for (var child : children) {
            tidy(child);
        }
        if (depth == DatalakeLayout.DEPTH_OF_DAY) {
            found = old(folder, children).iterator();
        } else {
            levels.push(children.iterator());
        }
        return true;
    }

    private List<ImageKey> old(Path folder, List<Path> children) throws IOException {
        Map<String, Map<Part, Path>> records = new TreeMap<>();
        for (var child : children) {
            DatalakeLayout.named(child.getFileName().toString())
                    .ifPresent(file -> records.computeIfAbsent(file.recordId().value(), id -> new EnumMap<>(Part.class))
                            .put(file.part(), child));
        }
        var keys = new ArrayList<ImageKey>();
        for (var capture : records.entrySet()) {
            if (isOld(capture.getValue())) {
                DatalakeLayout.key(root, folder, new RecordId(capture.getKey())).ifPresent(keys::add);
            }
        }
        return keys;
    }

    /** The original decides; without one, whatever is left. */
    private boolean isOld(Map<Part, Path> parts) throws IOException {
        var original = parts.get(Part.ORIGINAL);
        for (var file : original == null ? parts.values() : List.of(original)) {
            if (!DurableFiles.changed(file).orElse(Instant.MAX).isBefore(before)) {
                return false;
            }
        }
        return true;
    }

    /** A half-written file goes; one that was on its way out comes back, to be judged again another time. */
    private void tidy(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (!name.startsWith(".")
                || !DurableFiles.changed(file).orElse(Instant.MAX).isBefore(stale)) {
            return;
        }
        if (name.endsWith(DurableFiles.TEMPORARY)) {
            files.remove(file);
        } else if (name.endsWith(DurableFiles.ASIDE)) {
            var place = name.substring(name.indexOf('.', 1) + 1, name.length() - DurableFiles.ASIDE.length());
            files.putBack(file, file.resolveSibling(place));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }
}
