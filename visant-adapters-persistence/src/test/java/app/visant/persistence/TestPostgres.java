package app.visant.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One real PostgreSQL for all tests of a run, without durability, and as many databases on it as tests want: each a copy
 * of one that was migrated once. {@code -Dvisant.test.database=postgresql://superuser@host:port/postgres} takes a server
 * that runs already, of another version for example.
 */
public final class TestPostgres {
    private static final DatabaseUrl SERVER = Optional.ofNullable(System.getProperty("visant.test.database"))
            .map(DatabaseUrl::parse)
            .orElseGet(() -> address(start()));

    private static final String TEMPLATE = migrated();
    private static final AtomicInteger MADE = new AtomicInteger();

    private TestPostgres() {}

    /** A migrated database without rows. */
    public static DatabaseUrl newDatabase() {
        return create("template " + TEMPLATE);
    }

    /** A database that nobody has migrated, owned by that role. */
    static DatabaseUrl emptyDatabase(String owner) {
        return create("owner " + owner);
    }

    /** Runs the statement as the superuser, in the first database of the server. */
    static void administer(String sql) {
        execute(SERVER, sql);
    }

    /** Another server, on which no role was made yet; to be closed. */
    static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(new File("target/postgres"))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DatabaseUrl address(EmbeddedPostgres server) {
        return DatabaseUrl.parse("postgresql://postgres@localhost:%d/postgres".formatted(server.getPort()));
    }

    static Connection connect(DatabaseUrl url) throws SQLException {
        var properties = new Properties();
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }

    public static void execute(DatabaseUrl url, String sql) {
        try (var connection = connect(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same server and user, another database. */
    static DatabaseUrl named(DatabaseUrl url, String name) {
        var server = url.jdbcUrl().substring(0, url.jdbcUrl().lastIndexOf('/') + 1);
        return new DatabaseUrl(server + name, url.user(), url.password(), url.parameters());
    }

    private static DatabaseUrl create(String how) {
        var name = "visant_%d_%d".formatted(ProcessHandle.current().pid(), MADE.incrementAndGet());
        administer("create database %s %s".formatted(name, how));
        return named(SERVER, name);
    }

    private static String migrated() {
        var name = "visant_template_" + ProcessHandle.current().pid();
        execute(SERVER, "create database " + name);
        Database.open(named(SERVER, name), Database.Settings.DEFAULT.withPoolSize(1))
                .close();
        return name;
    }
}
