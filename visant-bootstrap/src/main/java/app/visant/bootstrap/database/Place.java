package app.visant.bootstrap.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/** Where the embedded database lives, and on which port. */
record Place(Path root) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    Path data() {
        return root.resolve("postgres");
    }

    /** Where the binaries are unpacked: a folder that everybody may write to, so it lies in one that nobody else may enter. */
    Path binaries() {
        return privateFolder().resolve("files");
    }

    /**
     * Makes the folders that have to be there, and takes away the lock of the library, which it keeps for good when a start
     * fails; {@link #lockFile} is what counts.
     */
    void prepare() throws IOException {
        Files.deleteIfExists(data().resolve("epg-lock"));
        Files.createDirectories(privateFolder());
        Files.setPosixFilePermissions(privateFolder(), PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(binaries());
    }

    Path lockFile() {
        return root.resolve("postgres.lock");
    }

    /** The file by which PostgreSQL decides who may connect. */
    Path access() {
        return data().resolve("pg_hba.conf");
    }

    /** The port of a server that still runs here, else the wanted one, else the one of last time, else a free one. */
    int port(Optional<Integer> wanted) throws IOException {
        Files.createDirectories(root);
        var known = running().or(() -> wanted).or(this::remembered);
        var port = known.isPresent() ? known.get() : free();
        Files.writeString(portFile(), Integer.toString(port));
        return port;
    }

    /** The port of last time. */
    Optional<Integer> remembered() {
        return firstNumber(portFile(), 0);
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path privateFolder() {
        return root.resolve("postgres-bin");
    }

    private Path portFile() {
        return root.resolve("postgres.port");
    }

    /** The process that serves this folder, whoever started it and whatever it is busy with. */
    Optional<ProcessHandle> process() {
        return firstNumber(pidFile(), PID_LINE)
                .flatMap(pid -> ProcessHandle.of(pid))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    /** Processes of a server of this folder, be it dead itself. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command ->
                                Path.of(command).startsWith(binaries().toAbsolutePath()))
                        .isPresent())
                .toList();
    }

    private Optional<Integer> running() {
        return process().flatMap(process -> firstNumber(pidFile(), PORT_LINE));
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    private static Optional<Integer> firstNumber(Path file, int line) {
        try {
            return Files.exists(file)
                    ? Optional.of(
                            Integer.parseInt(Files.readAllLines(file).get(line).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
