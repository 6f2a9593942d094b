package app.visant.bootstrap.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** An embedded database from the outside: its processes, and its rows. */
final class Postgres {
    private final Path folder;
    private final int port;
    private final String password;

    /** @param folder of the embedded database */
    Postgres(Path folder, int port, String password) {
        this.folder = folder;
        this.port = port;
        this.password = password;
    }

    /** The one that a server keeps in its data folder. */
    static Postgres of(Path dataDir) {
        try {
            return new Postgres(
                    dataDir,
                    Integer.parseInt(
                            Files.readString(dataDir.resolve("postgres.port")).strip()),
                    Files.readString(dataDir.resolve("secrets/postgres-password"))
                            .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As if the time had passed after which jobs of a dead process are given to others. */
    void letLeasesRunOut() {
        run("update jobs set leased_until = now() where token is not null");
    }

    /** SIGKILL to a process that serves a connection of the server. */
    void killBackend() {
        kill(ask("select max(pid) from pg_stat_activity where application_name = 'visant'"));
    }

    /** SIGKILL to the process above all others. */
    void killPostmaster() {
        kill(postmaster().orElseThrow());
    }

    boolean runs() {
        return postmaster().flatMap(ProcessHandle::of).isPresent();
    }

    private Optional<Long> postmaster() {
        try {
            var file = folder.resolve("postgres/postmaster.pid");
            return Files.exists(file)
                    ? Optional.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private void run(String sql) {
        try (var connection = DriverManager.getConnection(address(), "postgres", password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long ask(String sql) {
        try (var connection = DriverManager.getConnection(address(), "postgres", password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String address() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/visant";
    }
}
