package app.visant.bootstrap.database;

import app.visant.bootstrap.config.SecretFile;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.persistence.Database;
import app.visant.persistence.DatabaseUrl;
import app.visant.persistence.shared.SecureTokens;
import java.util.Optional;

/** The database that the configuration means, open and migrated, and the embedded server behind it if there is one. */
public final class OpenDatabase implements AutoCloseable {
    private final Optional<EmbeddedDatabase> embedded;
    private final Database database;

    private OpenDatabase(Optional<EmbeddedDatabase> embedded, Database database) {
        this.embedded = embedded;
        this.database = database;
    }

    /** For a server: an embedded database is this process's alone. */
    public static OpenDatabase start(ServerConfig config) {
        var url = config.database().url();
        return url.isPresent() ? over(Optional.empty(), url.get(), config) : embedded(config);
    }

    /** For a command beside a server that may be running: an embedded database that another process holds is shared. */
    public static OpenDatabase reach(ServerConfig config) {
        var held = config.database().url().isPresent()
                ? Optional.<String>empty()
                : EmbeddedDatabase.heldByAnother(config.dataDir(), password(config));
        return held.isPresent() ? over(Optional.empty(), held.get(), config) : start(config);
    }

    public Database database() {
        return database;
    }

    /** Looks after the embedded server. */
    public void tick() {
        embedded.ifPresent(EmbeddedDatabase::tick);
    }

    @Override
    public void close() {
        database.close();
        embedded.ifPresent(EmbeddedDatabase::close);
    }

    private static OpenDatabase embedded(ServerConfig config) {
        var server = EmbeddedDatabase.start(
                config.dataDir(), password(config), config.database().embeddedPort());
        try {
            return over(Optional.of(server), server.url(), config);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static OpenDatabase over(Optional<EmbeddedDatabase> server, String url, ServerConfig config) {
        var settings = Database.Settings.DEFAULT.withPoolSize(config.database().pool());
        return new OpenDatabase(server, Database.open(DatabaseUrl.parse(url), settings));
    }

    private static String password(ServerConfig config) {
        var file = config.dataDir().resolve("secrets").resolve("postgres-password");
        return SecretFile.readOrCreate(file, new SecureTokens()::secret);
    }
}
