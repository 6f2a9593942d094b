package app.visant.persistence.datalake;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A disk that writes down what is asked of it, and fails when it is told to. */
final class FlakyMedium implements Medium {
    private final Medium disk;
    private final List<String> operations = new ArrayList<>();
    private int untilFailure = Integer.MAX_VALUE;
    private String failure = "";

    FlakyMedium(Medium disk) {
        this.disk = disk;
    }

    /** From now on so many operations work, and all that follow fail. */
    void failAfter(int operationsThatWork, String message) {
        untilFailure = operationsThatWork;
        failure = message;
    }

    /** From now on all work. */
    void works() {
        untilFailure = Integer.MAX_VALUE;
    }

    /** What was done since the last call. */
    List<String> operations() {
        var done = List.copyOf(operations);
        operations.clear();
        return done;
    }

    @Override
    public void write(Path file, byte[] content, Instant changed) throws IOException {
        if (untilFailure == 0) {
            // As far as it got.
            disk.write(file, new byte[content.length / 2], changed);
        }
        note("write", file);
        disk.write(file, content, changed);
    }

    @Override
    public void claim(Path file, Path place) throws IOException {
        note("claim", place);
        disk.claim(file, place);
    }

    @Override
    public void move(Path file, Path place) throws IOException {
        note("move to", place);
        disk.move(file, place);
    }

    @Override
    public void touch(Path file, Instant changed) throws IOException {
        note("touch", file);
        disk.touch(file, changed);
    }

    /** Works always: what cannot be written can still be removed. */
    @Override
    public void remove(Path file) throws IOException {
        operations.add("remove " + name(file));
        disk.remove(file);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        note("make", folder);
        disk.makeFolder(folder);
    }

    @Override
    public boolean removeFolder(Path folder) throws IOException {
        note("remove folder", folder);
        return disk.removeFolder(folder);
    }

    @Override
    public void flushFolder(Path folder) throws IOException {
        note("flush", folder);
        disk.flushFolder(folder);
    }

    private void note(String operation, Path file) throws IOException {
        if (untilFailure == 0) {
            throw new IOException(failure);
        }
        untilFailure--;
        operations.add(operation + " " + name(file));
    }

    private static String name(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(DurableFiles.TEMPORARY) ? "temporary" : name;
    }
}
