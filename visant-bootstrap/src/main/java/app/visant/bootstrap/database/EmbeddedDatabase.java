package app.visant.bootstrap.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private static final String CANNOT_CONNECT_NOW = "57P03";
    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(30);
    /** A crash recovery takes its time; whatever is silent for longer hangs. */
    private static final int SILENT_TICKS = 300;

    private final Place place;
    private final FolderLock lock;
    private final String password;
    private final int port;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable EmbeddedPostgres server;
    private boolean closed;
    private int silent;

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

    /**
     * Starts it again if its process is gone. One that is there and does not answer recovers from a crash of one of its
     * parts: told to stop in the middle of that, it may hang for ever. Ticks every second.
     */
    public void tick() {
        turn.lock();
        try {
            if (closed) {
                return;
            }
            var process = place.process();
            if (process.isEmpty() && !buried()) {
                LOG.info("The embedded PostgreSQL is gone; parts of it are left, which are ended first");
            } else if (process.isEmpty() || server == null) {
                LOG.warn("The embedded PostgreSQL is gone; it is started again");
                relaunch();
            } else if (answers()) {
                silent = 0;
            } else if (++silent >= SILENT_TICKS) {
                LOG.warn("The embedded PostgreSQL has not answered for minutes; it is killed and started again");
                process.get().destroyForcibly();
                silent = 0;
            }
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            release();
            place.process().ifPresent(EmbeddedDatabase::end);
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
            release();
            throw new IOException(e.getMessage(), e);
        }
    }

    private void relaunch() {
        release();
        silent = 0;
        try {
            server = configured().start();
            LOG.info("The embedded PostgreSQL is back on port {}", port);
        } catch (IOException | IllegalStateException e) {
            LOG.warn("The embedded PostgreSQL does not start yet: {}", e.getMessage());
        }
    }

    /** Whether nothing is left of the dead one; what is left holds its memory, and no other starts beside it. */
    private boolean buried() {
        var left = place.processes();
        left.forEach(ProcessHandle::destroyForcibly);
        return left.isEmpty();
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=5&socketTimeout=5".formatted(port),
                "postgres",
                password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            // One that is full, or wants another password, is alive; one that starts or stops does not answer.
            return e.getSQLState() != null
                    && !e.getSQLState().startsWith("08")
                    && !CANNOT_CONNECT_NOW.equals(e.getSQLState());
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

    /** Stops it, if it can be stopped, and forgets it: a stopped one cannot be asked again. */
    private void release() {
        var known = server;
        server = null;
        if (known == null) {
            return;
        }
        try {
            known.close();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The embedded PostgreSQL did not stop cleanly: {}", e.getMessage());
        }
    }

    /** Waits for the process that was told to stop. Killed if it does not: it recovers at its next start. */
    private static void end(ProcessHandle process) {
        try {
            process.onExit().get(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("The embedded PostgreSQL does not stop; it is killed");
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
