package app.visant.bootstrap.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Makes a database for tests one that may be trusted: durable, and closed to other users of the machine. */
final class Hardening {
    static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("max_connections", "120"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_directory", "log"),
            Map.entry("log_filename", "postgresql-%a.log"),
            Map.entry("log_truncate_on_rotation", "on"));

    private static final String ACCESS = """
            # The local machine only, and by password: every user of it can reach the port.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Place place;
    private final EmbeddedPostgres server;
    private final String password;

    Hardening(Place place, EmbeddedPostgres server, String password) {
        this.place = place;
        this.server = server;
        this.password = password;
    }

    /** Sets the password, then asks for it from everybody, and makes the database. Doing it again changes nothing. */
    void apply(String database) throws SQLException, IOException {
        try (var connection = server.getPostgresDatabase().getConnection()) {
            if (!ACCESS.equals(Files.readString(place.access()))) {
                execute(connection, "alter role postgres password '" + password + "'");
                Files.writeString(place.access(), ACCESS);
                execute(connection, "select pg_reload_conf()");
            }
            if (!exists(connection, database)) {
                execute(connection, "create database " + database + " template template0 encoding 'UTF8'");
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
