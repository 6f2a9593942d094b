package app.visant.bootstrap.bench;

import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.database.EmbeddedDatabase;
import app.visant.device.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A place to measure in: a folder and a PostgreSQL of its own, gone afterwards. */
final class Laboratory implements AutoCloseable {
    /** What is measured is the server, and not how much of it one organization may have. */
    private static final List<String> UNLIMITED = List.of(
            "CAPTURES_PER_DAY",
            "STORAGE_GB",
            "REQUESTS_PER_MINUTE",
            "REQUESTS_PER_MINUTE_EACH",
            "STREAMS",
            "STREAMS_EACH");

    private static final String PASSWORD = "benchmarks only";

    private final Path folder;
    private final EmbeddedDatabase database;

    Laboratory() throws IOException {
        folder = Files.createTempDirectory("visant-bench");
        database = EmbeddedDatabase.start(folder.resolve("db"), PASSWORD, Optional.empty());
    }

    Path folder() {
        return folder;
    }

    /** What a server in this place is started with. */
    Map<String, String> variables(int port) {
        var variables = new HashMap<String, String>();
        variables.put("PORT", Integer.toString(port));
        variables.put("DATABASE_URL", database.url());
        variables.put("VISANT_DATA_DIR", folder.resolve("data").toString());
        variables.put("VISANT_LOG_LEVEL", "error");
        UNLIMITED.forEach(limit -> variables.put("VISANT_LIMIT_" + limit, "0"));
        return variables;
    }

    ServerConfig config() {
        return ServerConfig.read(variables(0), Main.variables());
    }

    /** A port that nobody listens on now. */
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** As the superuser, past row-level security. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database.port() + "/visant?reWriteBatchedInserts=true",
                "postgres",
                PASSWORD);
    }

    @Override
    public void close() {
        database.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
