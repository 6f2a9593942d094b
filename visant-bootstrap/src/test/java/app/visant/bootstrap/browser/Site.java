package app.visant.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Purpose;
import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.endtoend.Client;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import app.visant.http.auth.Argon2PasswordHasher;
import app.visant.persistence.DatabaseUrl;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import app.visant.persistence.shared.SecureTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A whole server of this process with all its loops, over a database of its own, whose mail can be read and whose agents
 * say what the test wants.
 */
final class Site implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** Of everybody who is not signed up; made once, since it is slow by design. */
    private static final String HASH = new Argon2PasswordHasher(new SecureTokens()).hash(new Password(Person.PASSWORD));

    private final Path folder;
    private final Agents agents;
    private final DatabaseUrl database;
    private final PostgresPorts ports;
    private final Map<String, String> variables;
    private Server server;

    private Site(Map<String, String> more) {
        folder = newFolder();
        agents = new Agents();
        database = TestPostgres.newDatabase();
        ports = PostgresPorts.over(database);
        variables = new HashMap<>(agents.variables());
        variables.put("PORT", Integer.toString(freePort()));
        variables.put("DATABASE_URL", database.jdbcUrl().replace("jdbc:postgresql://", "postgresql://postgres@"));
        variables.put("VISANT_DATA_DIR", folder.toString());
        variables.put("VISANT_TRUSTED_PROXIES", "127.0.0.1,::1");
        variables.put("VISANT_LOG_LEVEL", "warn");
        // Drawn stills of a minute look alike, and each is to be judged as the test says.
        variables.put("VISANT_REUSE_MINUTES", "0");
        variables.putAll(more);
        server = start();
    }

    /** @param more keys of the server besides those of the tests */
    static Site open(Map<String, String> more) {
        return new Site(more);
    }

    int port() {
        return server.port();
    }

    String url() {
        return "http://localhost:" + port();
    }

    Agents agents() {
        return agents;
    }

    Mailbox mail() {
        return new Mailbox(folder.resolve("outbox"));
    }

    /** An organization whose owner has signed up for it; cameras, stills and people as the test adds them. */
    Organization organization(String name) {
        var owner =
                new Person("Ada Lindqvist", "ada-%d@example.org".formatted(NUMBERS.incrementAndGet()), Person.PASSWORD);
        return new Organization(this, name, owner, signUp(owner, name));
    }

    /** That person operates the platform from now on. */
    void promote(Person person) {
        ports.system(Purpose.OPERATOR).run(tx -> ports.users().setOperator(tx, new Email(person.email()), true));
    }

    /** How many streams the server has open, of browsers and devices. */
    int streams() {
        var gauge = new String(new Client(port(), "").get("/metrics").bytes(), StandardCharsets.UTF_8);
        var value = gauge.lines()
                .filter(line -> line.startsWith("visant_http_streams "))
                .findFirst()
                .orElseThrow();
        return (int) Double.parseDouble(value.substring(value.indexOf(' ') + 1));
    }

    /** What no interface does, past row-level security. */
    void sql(String statement) {
        TestPostgres.execute(database, statement);
    }

    /** The same for what is to be read; as the superuser. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user().orElseThrow(), "");
    }

    /** The server goes away at once, for a while: what it keeps stays. */
    void leave() {
        server.close();
    }

    /** It is back, under the same address. */
    void comeBack() {
        server = start();
    }

    @Override
    public void close() {
        agents.close();
        server.close();
        ports.close();
    }

    Person join(OrgId org, Role role) {
        var number = NUMBERS.incrementAndGet();
        var person = new Person("Bo Larsen", "bo-%d@example.org".formatted(number), Person.PASSWORD);
        var id = new UserId(ports.ids().next());
        var user = new User(
                id,
                new Email(person.email()),
                person.name(),
                org,
                false,
                InstantSource.system().instant());
        ports.system(Purpose.OPERATOR)
                .run(tx -> ports.users().add(tx, user, Optional.of(HASH), new Membership(id, org, role)));
        return person;
    }

    /** Where its stills are. */
    Path datalake() {
        return folder.resolve("datalake");
    }

    /** A new folder for something of that kind. */
    Path folder(String kind) {
        return folder.resolve(kind + "-" + NUMBERS.incrementAndGet());
    }

    private Client signUp(Person person, String organization) {
        // Sign-ups are counted by address.
        var headers = Map.of("X-Forwarded-For", "10.2.%d.1".formatted(NUMBERS.incrementAndGet() % 250));
        var answer = new Client(port(), "", headers)
                .post(
                        "/v1/auth/signup",
                        Map.of(
                                "email",
                                person.email(),
                                "password",
                                person.password(),
                                "name",
                                person.name(),
                                "organization_name",
                                organization));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return new Client(port(), answer.text("access_token"), headers);
    }

    private Server start() {
        return Server.start(ServerConfig.read(variables, Set.of()), InstantSource.system());
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "browser")).toAbsolutePath(), "site-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Chosen before the server knows, since mail names it. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
