package app.visant.http;

import app.visant.application.org.LimitBook;
import app.visant.application.org.RequestAllowance;
import app.visant.application.org.StreamAllowance;
import app.visant.application.org.port.InMemoryLimitRepository;
import app.visant.application.org.port.InMemoryRequestCounts;
import app.visant.application.org.port.InMemoryStreamCounts;
import app.visant.application.shared.port.InMemoryIdempotencyStore;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.SequentialIds;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import app.visant.http.stream.StreamRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** The real server on a free port, with the given routes, over fakes. */
public final class TestServer implements AutoCloseable {
    public static final OrgId ORG = OrgId.of("01900000-0000-7000-8000-00000000000a");
    public static final OrgId OTHER_ORG = OrgId.of("01900000-0000-7000-8000-00000000000b");
    public static final DeviceId DEVICE = new DeviceId("CAM-1");

    public final SettableClock clock = new SettableClock(Instant.parse("2026-11-01T12:00:00Z"));
    public final KnownCredentials credentials = new KnownCredentials();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdempotencyStore idempotency;
    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    public final StreamRegistry streams = new StreamRegistry(clock);
    public final Catalogue catalogue;

    private final InMemoryLimitRepository limits = new InMemoryLimitRepository(transactions);
    private final LimitBook book = new LimitBook(transactions, limits, new LimitBook.Installation(Limits.NONE), clock);
    private final Turnstile turnstile = new Turnstile(
            new RequestAllowance(transactions, new InMemoryRequestCounts(transactions), book, clock),
            new StreamAllowance(
                    transactions,
                    new InMemoryStreamCounts(transactions, (tx, now) -> Set.of()),
                    book,
                    new NodeId(new UUID(0, 1)),
                    clock));

    private final Path incoming;
    private final HttpServer server;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .followRedirects(false)
            .readTimeout(Duration.ofSeconds(30))
            .build();

    private TestServer(
            List<EndpointTable> tables,
            UnaryOperator<HttpSettings> adjust,
            Optional<InMemoryIdempotencyStore> idempotency) {
        this.idempotency = idempotency.orElseGet(() -> new InMemoryIdempotencyStore(transactions));
        try {
            incoming = Files.createTempDirectory("incoming");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catalogue = new Catalogue(tables);
        var settings = adjust.apply(new HttpSettings(
                new HttpSettings.Listen(Optional.of("127.0.0.1"), 0, Duration.ofSeconds(10)),
                URI.create("http://visant.test"),
                Set.of(),
                List.of(),
                new HttpSettings.Uploads(incoming, 10 * 1024 * 1024, 64 * 1024 * 1024),
                Optional.empty()));
        server = new HttpServer(
                settings,
                catalogue,
                new HttpServer.Ports(credentials, turnstile, this.idempotency, new SequentialIds(), clock, metrics),
                streams);
        server.start();
    }

    /** A started server with these routes. */
    public static TestServer of(EndpointTable... tables) {
        return of(settings -> settings, tables);
    }

    public static TestServer of(UnaryOperator<HttpSettings> adjust, EndpointTable... tables) {
        return new TestServer(List.of(tables), adjust, Optional.empty());
    }

    /** A server that keeps the keys of repeated requests where the routes' transactions note what they did. */
    public static TestServer keeping(InMemoryIdempotencyStore idempotency, EndpointTable... tables) {
        return new TestServer(List.of(tables), settings -> settings, Optional.of(idempotency));
    }

    /** From now on {@link #ORG} has these limits. */
    public void limit(Map<Limit, Optional<Long>> change) {
        transactions.inSystem(Purpose.OPERATOR, tx -> limits.set(tx, ORG, change, clock.instant()));
        book.tick();
    }

    /** A credential of a member of {@link #ORG} in that role: give it to {@link Call#bearer}. */
    public String member(Role role) {
        return member(ORG, role);
    }

    public String member(OrgId org, Role role) {
        var seed = org + role.name();
        var user =
                new UserId(UUID.nameUUIDFromBytes(("user" + seed).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var session = new SessionId(
                UUID.nameUUIDFromBytes(("session" + seed).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return credentials.add("token-" + seed, new Principal.User(user, org, role, session, false));
    }

    /** The token of {@link #DEVICE}, active in {@link #ORG}. */
    public String device() {
        return device(ORG, DEVICE);
    }

    public String device(OrgId org, DeviceId device) {
        return credentials.add("visd_" + device, new Principal.Device(device, org, Instant.MAX));
    }

    public Call get(String path) {
        return new Call(client, url(path), "GET");
    }

    public Call post(String path) {
        return new Call(client, url(path), "POST");
    }

    public Call put(String path) {
        return new Call(client, url(path), "PUT");
    }

    public Call delete(String path) {
        return new Call(client, url(path), "DELETE");
    }

    public Call call(String method, String path) {
        return new Call(client, url(path), method);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    public int port() {
        return server.port();
    }

    public Path incoming() {
        return incoming;
    }

    /** Stops as a deployment does, requests under way included. */
    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
        server.stop();
    }
}
