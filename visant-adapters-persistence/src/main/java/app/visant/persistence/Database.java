package app.visant.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL database of an installation: opened once a process, migrated before anything reads it. It may go away
 * and come back at any time; until it is back each transaction fails with
 * {@link app.visant.application.shared.port.StorageUnavailableException}.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int OLDEST_SERVER = 150_000;
    private static final int IDLE_CONNECTIONS = 4;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final PGSimpleDataSource source;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final UUID installation;
    private final boolean fresh;
    private final int migrations;

    private Database(PGSimpleDataSource source, HikariDataSource pool, Found found) {
        this.source = source;
        this.pool = pool;
        this.jdbi = JdbiFactory.over(pool);
        this.installation = found.installation;
        this.fresh = found.fresh;
        this.migrations = found.migrations;
    }

    /**
     * Connects, waiting for a server that is just starting; makes the roles, migrates, and opens the pool.
     *
     * @throws DatabaseNotUsableException if the server stays away, is too old, refuses the log-in, or the user lacks a
     *     right; the message says what to do
     */
    public static Database open(DatabaseUrl url, Settings settings) {
        var source = source(url);
        try (var connection = connectPatiently(source, url, settings.patience())) {
            requireVersion(connection);
            DatabaseRoles.ensure(connection);
            Migrations.run(source);
            var found = new Found(
                    Migrations.withoutCaptures(connection),
                    Migrations.applied(connection),
                    Migrations.installation(connection));
            return new Database(source, pool(source, settings), found);
        } catch (SQLException e) {
            throw new DatabaseNotUsableException("The database could not be prepared: " + e.getMessage(), e);
        }
    }

    /** The id that a datalake of this installation carries too. */
    public UUID installation() {
        return installation;
    }

    /** Whether it held no capture when it was opened, so that a datalake without a marker may be a new one. */
    public boolean holdsNoCaptures() {
        return fresh;
    }

    /** Whether the schema is still at least what this process was started with. */
    public boolean migrated() {
        try (var connection = source.getConnection()) {
            return Migrations.applied(connection) >= migrations;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Whether a statement is answered now. */
    public boolean answers() {
        try (var connection = pool.getConnection()) {
            return connection.isValid((int) TimeUnit.MILLISECONDS.toSeconds(pool.getConnectionTimeout()));
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** A connection beside the pool, for what occupies one for good. */
    public Connection connectAlone() throws SQLException {
        return source.getConnection();
    }

    private static PGSimpleDataSource source(DatabaseUrl url) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(url.jdbcUrl());
            source.setProperty(PGProperty.REWRITE_BATCHED_INSERTS, "true");
            source.setProperty(PGProperty.APPLICATION_NAME, "visant");
            source.setProperty(PGProperty.CONNECT_TIMEOUT, "10");
            source.setProperty(PGProperty.TCP_KEEP_ALIVE, "true");
            // The detail of an error quotes the row: names, addresses, digests.
            source.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL, "false");
            for (var parameter : url.parameters().entrySet()) {
                if (PGProperty.forName(parameter.getKey()) != null) {
                    source.setProperty(parameter.getKey(), parameter.getValue());
                } else {
                    LOG.warn("the driver does not know the database parameter {}", parameter.getKey());
                }
            }
        } catch (SQLException e) {
            throw new DatabaseNotUsableException("The database address is wrong: " + e.getMessage(), e);
        }
        url.user().ifPresent(source::setUser);
        url.password().ifPresent(source::setPassword);
        return source;
    }

    private static Connection connectPatiently(PGSimpleDataSource source, DatabaseUrl url, Duration patience) {
        var tries = Math.max(1, patience.dividedBy(BETWEEN_TRIES));
        for (var tried = 1L; ; tried++) {
            try {
                return source.getConnection();
            } catch (SQLException e) {
                if (!SqlFailures.unreachable(e)
                        || tried >= tries
                        || Thread.currentThread().isInterrupted()) {
                    throw new DatabaseNotUsableException("No connection to %s: %s".formatted(url, e.getMessage()), e);
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private static void requireVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select current_setting('server_version_num')::int, current_setting('server_version')")) {
            rows.next();
            requireVersion(rows.getInt(1), rows.getString(2));
        }
    }

    static void requireVersion(int number, String name) {
        if (number < OLDEST_SERVER) {
            throw new DatabaseNotUsableException(
                    "Visant needs PostgreSQL 15 or newer, and the server is %s.".formatted(name));
        }
    }

    private static HikariDataSource pool(PGSimpleDataSource source, Settings settings) {
        var config = new HikariConfig();
        config.setPoolName("visant");
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.poolSize());
        // The others are opened when they are wanted: each log-in costs both sides some milliseconds of hashing.
        config.setMinimumIdle(Math.min(IDLE_CONNECTIONS, settings.poolSize()));
        config.setConnectionTimeout(settings.acquireTimeout().toMillis());
        // A transaction that forgets to enter its role is one of an organization without a name: it sees nothing.
        config.setConnectionInitSql(
                "set statement_timeout = %d; set lock_timeout = %d; set idle_in_transaction_session_timeout = %d; set role %s"
                        .formatted(
                                settings.statementTimeout().toMillis(),
                                settings.lockTimeout().toMillis(),
                                settings.idleInTransactionTimeout().toMillis(),
                                DatabaseRoles.APP));
        return new HikariDataSource(config);
    }

    /** What was found when it was opened. */
    private record Found(boolean fresh, int migrations, UUID installation) {}

    /**
     * How patient the process is, and how many connections it takes.
     *
     * @param patience how long to wait at the start for a server that is not there yet
     * @param acquireTimeout how long a transaction waits for a connection of the pool
     * @param statementTimeout after which the server cancels a statement
     * @param lockTimeout after which a statement gives up waiting for a row
     * @param idleInTransactionTimeout after which the server ends a session that leaves its transaction open
     */
    public record Settings(
            int poolSize,
            Duration patience,
            Duration acquireTimeout,
            Duration statementTimeout,
            Duration lockTimeout,
            Duration idleInTransactionTimeout) {
        public static final Settings DEFAULT = new Settings(
                16,
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30));

        public Settings withPoolSize(int size) {
            return new Settings(
                    size, patience, acquireTimeout, statementTimeout, lockTimeout, idleInTransactionTimeout);
        }

        public Settings withPatience(Duration longer) {
            return new Settings(
                    poolSize, longer, acquireTimeout, statementTimeout, lockTimeout, idleInTransactionTimeout);
        }
    }
}
