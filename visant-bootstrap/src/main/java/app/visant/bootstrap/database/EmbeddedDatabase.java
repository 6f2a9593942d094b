package app.visant.bootstrap.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of this installation's own, in {@code {data}/postgres}. One process at a time may use it; a server that
 * was left running by a killed one is adopted, and one that dies is started again. Made durable: the library that
 * brings it starts it with the settings of a test database, which lose data.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "visant";
    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private final Place place;
    private final FolderLock lock;
    private final String password;
    private final int port;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable EmbeddedPostgres server;

    private EmbeddedDatabase(Place place, FolderLock lock, String password, int port) {
        this.place = place;
        this.lock = lock;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts it, or takes over the one that is running in that folder.
     *
     * @param wantedPort a fixed port; empty is one that is chosen at the first start and kept
     * @throws IllegalStateException if another process holds the folder, or the database does not start
     */
    public static EmbeddedDatabase start(Path dataDir, String password, Optional<Integer> wantedPort) {
        var place = new Place(dataDir);
        var lock = FolderLock.take(place.lockFile());
        try {
            var database = new EmbeddedDatabase(place, lock, password, place.port(wantedPort));
            database.launch();
            return database;
        } catch (IOException e) {
            lock.close();
            throw new IllegalStateException(
                    "The embedded PostgreSQL in " + dataDir + " does not start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where the one answers that another process holds; empty if nobody holds one there. */
    public static Optional<String> heldByAnother(Path dataDir, String password) {
        var place = new Place(dataDir);
        return FolderLock.isTaken(place.lockFile())
                ? place.remembered().map(port -> url(password, port))
                : Optional.empty();
    }

    /** Where it answers, with its password: for the connection pool of this process only. */
    public String url() {
        return url(password, port);
    }

    public int port() {
        return port;
    }

    /** Starts it again if it is gone. Ticks every second. */
    public void tick() {
        turn.lock();
        try {
            if (server != null && !answers()) {
                LOG.warn("The embedded PostgreSQL is gone; it is started again");
                relaunch();
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            if (server != null) {
                stop(server);
                server = null;
            }
        } finally {
            turn.unlock();
            lock.close();
        }
    }

    private static String url(String password, int port) {
        return "postgresql://postgres:%s@127.0.0.1:%d/%s".formatted(password, port, NAME);
    }

    private void launch() throws IOException {
        var started = configured().start();
        server = started;
        try {
            new Hardening(place, started, password).apply(NAME);
        } catch (SQLException e) {
            stop(started);
            server = null;
            throw new IOException(e.getMessage(), e);
        }
    }

    private void relaunch() {
        if (server != null) {
            stop(server);
        }
        try {
            server = configured().start();
            LOG.info("The embedded PostgreSQL is back on port {}", port);
        } catch (IOException | IllegalStateException e) {
            // Left-over processes of the dead one may still hold its memory: the next tick tries again.
            LOG.warn("The embedded PostgreSQL does not start yet: {}", e.getMessage());
        }
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=5&socketTimeout=5".formatted(port),
                "postgres",
                password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            // It is there, and busy or starting up: only a refused connection means that it is gone.
            return e.getSQLState() != null && !e.getSQLState().startsWith("08");
        }
    }

    private EmbeddedPostgres.Builder configured() throws IOException {
        place.prepare();
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(place.data())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(place.binaries().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WITHIN)
                .setPort(port)
                .setConnectConfig("password", password)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
        Hardening.SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly: {}", e.getMessage());
        }
    }
}
