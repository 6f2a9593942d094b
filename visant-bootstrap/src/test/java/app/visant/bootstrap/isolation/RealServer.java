package app.visant.bootstrap.isolation;

import app.visant.application.shared.port.SettableClock;
import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.database.OpenDatabase;
import app.visant.bootstrap.module.ServerComponent;
import app.visant.domain.identity.Password;
import app.visant.http.Endpoint;
import app.visant.http.HttpServer;
import app.visant.http.auth.Argon2PasswordHasher;
import app.visant.http.auth.JwtTokenIssuer;
import app.visant.persistence.Database;
import app.visant.persistence.DatabaseUrl;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import app.visant.persistence.shared.SecureTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A whole server, as it is wired for production, without its loops; and the rows beneath it. Its clock stands still. */
final class RealServer implements AutoCloseable {
    static final String PASSWORD = "correct horse";

    /** Of everybody; made once, since it is slow by design. */
    static final String HASH = new Argon2PasswordHasher(new SecureTokens()).hash(new Password(PASSWORD));

    final SettableClock clock = new SettableClock();
    final PostgresPorts ports;
    private final DatabaseUrl url;
    private final OpenDatabase database;
    private final ServerComponent parts;
    private final HttpServer http;
    private final JwtTokenIssuer issuer;

    RealServer(Path folder) {
        this(folder, untouched -> {});
    }

    /** @param adjust is given the server's database before anything is wired over it */
    RealServer(Path folder, Consumer<Database> adjust) {
        this(folder, TestPostgres.newDatabase(), adjust);
    }

    /** One more node of the same installation. */
    RealServer(Path folder, RealServer other) {
        this(folder, other.url, untouched -> {});
    }

    RealServer(Path folder, DatabaseUrl url, Consumer<Database> adjust) {
        this.url = url;
        ports = PostgresPorts.over(url);
        var config = ServerConfig.read(
                Map.of(
                        "PORT", "0",
                        "DATABASE_URL", url.jdbcUrl().replace("jdbc:postgresql://", "postgresql://postgres@"),
                        "VISANT_DATA_DIR", folder.toString(),
                        "VISANT_TRUSTED_PROXIES", "127.0.0.1",
                        "VISANT_LOG_LEVEL", "warn"),
                Set.of());
        database = OpenDatabase.start(config);
        adjust.accept(database.database());
        parts = Server.wire(config, database, clock);
        http = parts.http();
        http.start();
        issuer = new JwtTokenIssuer(read(folder.resolve("secrets/session-key")));
    }

    int port() {
        return http.port();
    }

    /** Every route but those of the dashboard's files, which are the same for everybody and not in every build. */
    List<Endpoint> endpoints() {
        return parts.catalogue().endpoints().stream()
                .filter(endpoint -> !endpoint.path().matches("/ui(/.*)?"))
                .toList();
    }

    JwtTokenIssuer issuer() {
        return issuer;
    }

    @Override
    public void close() {
        http.stop();
        parts.signals().close();
        database.close();
        ports.close();
    }

    private static byte[] read(Path key) {
        try {
            return Files.readString(key).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
