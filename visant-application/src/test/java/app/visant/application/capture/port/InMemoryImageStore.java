package app.visant.application.capture.port;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps files in memory; can be told that the disk is full, or that the next call fails. */
public final class InMemoryImageStore implements ImageStore {
    private final InstantSource clock;
    private final Map<ImageKey, Map<Part, Held>> captures = new LinkedHashMap<>();
    private boolean full;
    private boolean failing;

    public InMemoryImageStore(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on whether there is no room for anything. */
    public synchronized void full(boolean isFull) {
        full = isFull;
    }

    /** The next call that touches the medium fails as a broken disk does; the ones after it do not. */
    public synchronized void failNext() {
        failing = true;
    }

    /** What is there, oldest first. */
    public synchronized List<ImageKey> keys() {
        return List.copyOf(captures.keySet());
    }

    /** Makes a capture's files look as if they had been written that much earlier. */
    public synchronized void age(ImageKey key, Duration by) {
        captures.getOrDefault(key, Map.of())
                .replaceAll(
                        (part, held) -> new Held(held.content(), held.changed().minus(by)));
    }

    @Override
    public synchronized Put put(ImageKey key, Part part, byte[] content) {
        touchMedium();
        if (full) {
            return Put.FULL;
        }
        var files = captures.computeIfAbsent(key, k -> new EnumMap<>(Part.class));
        var held = files.get(part);
        if (part == Part.ORIGINAL && held != null && !Arrays.equals(held.content(), content)) {
            return Put.OCCUPIED;
        }
        files.put(part, new Held(content.clone(), clock.instant()));
        return Put.STORED;
    }

    @Override
    public synchronized Optional<Stored> open(ImageKey key, Part part) {
        touchMedium();
        return Optional.ofNullable(captures.getOrDefault(key, Map.of()).get(part))
                .map(held -> new Stored(held.content().length, new ByteArrayInputStream(held.content())));
    }

    @Override
    public synchronized boolean removeOlder(ImageKey key, Instant before) {
        touchMedium();
        var original = captures.getOrDefault(key, Map.of()).get(Part.ORIGINAL);
        if (original != null && !original.changed().isBefore(before)) {
            return false;
        }
        captures.remove(key);
        return true;
    }

    @Override
    public synchronized boolean writable() {
        var works = !full && !failing;
        failing = false;
        return works;
    }

    @Override
    public synchronized Stream<ImageKey> olderThan(Instant before) {
        touchMedium();
        return captures.entrySet().stream()
                .filter(capture -> changed(capture.getValue()).isBefore(before))
                .map(Map.Entry::getKey)
                .toList()
                .stream();
    }

    /** When the original was changed; of what has lost its original, the youngest part. */
    private static Instant changed(Map<Part, Held> files) {
        var original = files.get(Part.ORIGINAL);
        return original != null
                ? original.changed()
                : files.values().stream()
                        .map(Held::changed)
                        .max(Instant::compareTo)
                        .orElse(Instant.MIN);
    }

    private void touchMedium() {
        if (failing) {
            failing = false;
            throw new UncheckedIOException(new IOException("Input/output error"));
        }
    }

    // Compared by identity alone.
    @SuppressWarnings("ArrayRecordComponent")
    private record Held(byte[] content, Instant changed) {}
}
