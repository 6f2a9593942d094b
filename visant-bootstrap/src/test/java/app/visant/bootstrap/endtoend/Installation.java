package app.visant.bootstrap.endtoend;

import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A PostgreSQL, and a data folder, for any number of servers of this process. */
final class Installation implements AutoCloseable {
    private static final String PASSWORD = "a password of these tests";

    private final Path folder;
    private final EmbeddedDatabase database;

    Installation(Path folder) {
        this.folder = folder;
        this.database = EmbeddedDatabase.start(folder.resolve("db"), PASSWORD, Optional.empty());
    }

    Server server() {
        return Server.start(config(Map.of()), InstantSource.system());
    }

    ServerConfig config(Map<String, String> more) {
        return ServerConfig.read(variables(more), Set.of());
    }

    Map<String, String> variables(Map<String, String> more) {
        var variables = new HashMap<>(Map.of(
                "PORT",
                "0",
                "DATABASE_URL",
                database.url(),
                "VISANT_DATA_DIR",
                folder.resolve("data").toString(),
                "VISANT_LOG_LEVEL",
                "warn"));
        variables.putAll(more);
        return variables;
    }

    Postgres postgres() {
        return new Postgres(folder.resolve("db"), database.port(), PASSWORD);
    }

    /** Where the stills lie. */
    Path datalake() {
        return folder.resolve("data/datalake");
    }

    @Override
    public void close() {
        database.close();
    }
}
