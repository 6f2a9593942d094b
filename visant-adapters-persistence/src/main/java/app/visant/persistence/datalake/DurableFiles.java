package app.visant.persistence.datalake;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Files below a root that are there whole or not at all, also after a power cut: written beside their place under another
 * name, flushed, given their place, and the folder flushed.
 */
final class DurableFiles {
    /** Names of files that are being written; they begin with a dot too. */
    static final String TEMPORARY = ".tmp";
    /** Names of files that are being removed: {@code .{id}.{name}.aside}. */
    static final String ASIDE = ".aside";

    /** How often a folder may be removed under our hands before it is taken for a fault. */
    private static final int ATTEMPTS = 20;
    /** Bounds memory alone: a folder that is forgotten is flushed once more. */
    private static final int MOST_SETTLED = 10_000;

    private final Medium medium;
    private final Path root;
    private final Supplier<String> names;
    /** Folders known to be on the disk, with all those above them. */
    private final Set<Path> settled = ConcurrentHashMap.newKeySet();

    /** @param names never the same twice, not even on another node */
    DurableFiles(Medium medium, Path root, Supplier<String> names) {
        this.medium = medium;
        this.root = root;
        this.names = names;
    }

    /** Puts the bytes in place of whatever was there. */
    void replace(Path place, byte[] content, Instant changed) throws IOException {
        var fresh = writeBeside(place, content, changed);
        try {
            medium.move(fresh, place);
        } catch (IOException e) {
            throw discarded(fresh, e);
        }
        medium.flushFolder(folder(place));
    }

    /**
     * Puts the bytes there if nothing is. If they are there already, their time of change is renewed.
     *
     * @return false, and nothing changed, if other bytes are there
     */
    boolean create(Path place, byte[] content, Instant changed) throws IOException {
        var fresh = writeBeside(place, content, changed);
        try {
            while (!claimed(fresh, place)) {
                var there = same(place, content);
                if (there.isPresent() && !there.get()) {
                    return false;
                }
                // Looked at again once it is young: what was removed in between has to be written anew.
                if (there.isPresent()
                        && renewed(place, changed)
                        && same(place, content).orElse(false)) {
                    break;
                }
            }
        } finally {
            medium.remove(fresh);
        }
        medium.flushFolder(folder(place));
        return true;
    }

    /**
     * Removes the file unless it was changed at or after {@code before}. Whoever makes it young at this moment wins: it is
     * looked at again after it was taken from its place, and put back.
     *
     * @return whether it was not there, or was removed
     */
    boolean removeOlder(Path place, Instant before) throws IOException {
        var seen = changed(place);
        if (seen.isEmpty()) {
            return true;
        }
        if (!seen.get().isBefore(before)) {
            return false;
        }
        var aside = place.resolveSibling("." + names.get() + "." + place.getFileName() + ASIDE);
        try {
            medium.move(place, aside);
        } catch (NoSuchFileException e) {
            return true;
        }
        if (changed(aside).orElse(Instant.MIN).isBefore(before)) {
            medium.remove(aside);
            return true;
        }
        putBack(aside, place);
        return false;
    }

    /** Gives a file that was taken aside its place again, if nobody has it. */
    void putBack(Path aside, Path place) throws IOException {
        try {
            medium.claim(aside, place);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            // Written anew or put back meanwhile, which is as good.
        }
        medium.remove(aside);
    }

    void remove(Path place) throws IOException {
        medium.remove(place);
    }

    /** Removes the folders above the file, as far as they are empty, up to the root. */
    void pruneAbove(Path place) throws IOException {
        for (var each = folder(place); !each.equals(root) && medium.removeFolder(each); each = folder(each)) {
            settled.remove(each);
        }
    }

    /** Writes a small file into the root and removes it. */
    void probe(Instant now) throws IOException {
        DatalakeMarker.mustBeIn(root);
        var probe = root.resolve("." + names.get() + TEMPORARY);
        try {
            medium.write(probe, new byte[] {1}, now);
        } finally {
            medium.remove(probe);
        }
    }

    /** When it was last changed; empty if it is not there. */
    static Optional<Instant> changed(Path file) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path writeBeside(Path place, byte[] content, Instant changed) throws IOException {
        var folder = folder(place);
        for (var attempt = 1; ; attempt++) {
            var fresh = folder.resolve("." + names.get() + TEMPORARY);
            try {
                settle(folder);
                medium.write(fresh, content, changed);
                return fresh;
            } catch (NoSuchFileException pruned) {
                settled.remove(folder);
                if (attempt == ATTEMPTS) {
                    throw pruned;
                }
            } catch (IOException e) {
                throw discarded(fresh, e);
            }
        }
    }

    /**
     * Makes the folder and those above it and sees them to the disk. Also those that are there: another upload may have
     * made them a moment ago and not have flushed them yet.
     */
    private void settle(Path folder) throws IOException {
        if (settled.contains(folder)) {
            return;
        }
        DatalakeMarker.mustBeIn(root);
        var each = root;
        for (var name : root.relativize(folder)) {
            var below = each.resolve(name);
            medium.makeFolder(below);
            medium.flushFolder(each);
            each = below;
        }
        if (settled.size() >= MOST_SETTLED) {
            settled.clear();
        }
        settled.add(folder);
    }

    private boolean claimed(Path fresh, Path place) throws IOException {
        try {
            medium.claim(fresh, place);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private boolean renewed(Path place, Instant changed) throws IOException {
        try {
            medium.touch(place, changed);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether these bytes are there; empty if nothing is. */
    private static Optional<Boolean> same(Path place, byte[] content) throws IOException {
        try {
            return Optional.of(
                    Files.size(place) == content.length && Arrays.equals(Files.readAllBytes(place), content));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The same exception, after what is left of the file has been removed. */
    private IOException discarded(Path fresh, IOException e) {
        try {
            medium.remove(fresh);
        } catch (IOException second) {
            e.addSuppressed(second);
        }
        return e;
    }

    private static Path folder(Path file) {
        var folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " lies in no folder");
        }
        return folder;
    }
}
