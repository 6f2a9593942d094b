package app.visant.http;

import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.IdempotencyStore;
import app.visant.http.edge.Origins;
import app.visant.http.edge.ProtectiveHeaders;
import app.visant.http.edge.TrustedProxies;
import app.visant.http.stream.StreamRegistry;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The web server: answers exactly the routes of the catalogue. */
public final class HttpServer {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** So often that a fleet that came within a few seconds is not pinged all at once. */
    private static final int TICK_MILLIS = 50;

    private static final Duration STREAMS_END_WITHIN = Duration.ofSeconds(2);

    private final HttpSettings settings;
    private final Catalogue catalogue;
    private final Ports ports;
    private final StreamRegistry registry;
    private final Origins origins;
    private final TrustedProxies proxies;
    private final Map<String, String> protection;
    private final Javalin javalin;
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Inject
    public HttpServer(HttpSettings settings, Catalogue catalogue, Ports ports, StreamRegistry registry) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.ports = ports;
        this.registry = registry;
        this.origins = new Origins(settings.publicUrl(), settings.allowedOrigins());
        this.proxies = TrustedProxies.of(settings.trustedProxies());
        this.protection = ProtectiveHeaders.of(settings.secure());
        this.javalin = Javalin.create(this::configure);
    }

    /** Listens. Returns when the first request can be answered. */
    public void start() {
        Incoming.prepare(settings.uploads().incoming(), ports.clock().instant());
        javalin.start();
        Gauge.builder("visant.http.streams", registry, StreamRegistry::size).register(ports.metrics());
        Thread.ofVirtual().name("stream-ticker").start(this::tickUntilStopped);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Ends the streams, takes no new requests, lets those under way finish, and stops. */
    public void stop() {
        stopped.countDown();
        registry.stop(STREAMS_END_WITHIN);
        javalin.stop();
    }

    private void tickUntilStopped() {
        try {
            while (!stopped.await(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
                registry.tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void configure(JavalinConfig config) {
        JettySetup.apply(config, settings, protection);
        config.router.ignoreTrailingSlashes = true;
        config.http.prefer405over404 = true;
        config.http.strictContentTypes = true;
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.requestLogger.http(new Journal(ports.metrics())::note);
        var streams = new Streams(registry);
        var pipeline = new Pipeline(
                new Gate(ports.authenticator(), ports.turnstile(), origins, settings.cookieName()),
                new Replays(ports.idempotency(), ports.clock()),
                streams,
                ports.turnstile(),
                settings);
        config.routes.before(this::begin);
        config.routes.exception(HttpResponseException.class, (e, ctx) -> Problems.answer(ctx, e));
        config.routes.exception(Exception.class, (e, ctx) -> Problems.answer(ctx, e));
        catalogue.endpoints().forEach(endpoint -> register(config, pipeline, streams, endpoint));
        methodsByPath().forEach((path, methods) -> config.routes.options(path, ctx -> preflight(ctx, methods)));
    }

    private void register(JavalinConfig config, Pipeline pipeline, Streams streams, Endpoint endpoint) {
        var method = HandlerType.findOrCreate(endpoint.method().name());
        config.routes.addHttpHandler(method, endpoint.path(), ctx -> pipeline.handle(ctx, endpoint));
        if (hasHead(endpoint)) {
            config.routes.head(endpoint.path(), ctx -> pipeline.handle(ctx, endpoint));
        }
        if (endpoint.reply() instanceof Endpoint.Reply.Socket) {
            config.routes.wsBeforeUpgrade(endpoint.path(), ctx -> upgrade(ctx, pipeline, endpoint));
            config.routes.ws(endpoint.path(), streams::serve);
        }
    }

    private void begin(Context ctx) {
        var given = ctx.header("X-Request-Id");
        var id = given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : ports.ids().next().toString();
        var forwarded = java.util.Collections.list(ctx.req().getHeaders("X-Forwarded-For"));
        Scope.begin(ctx, id, proxies.caller(ctx.req().getRemoteAddr(), forwarded));
        ctx.header("X-Request-Id", id);
        protection.forEach(ctx::header);
        origins.headers(ctx.header("Origin")).forEach(ctx::header);
    }

    private void preflight(Context ctx, String methods) {
        ctx.res().setContentType(null);
        ctx.status(204).header("Allow", methods);
        if (ctx.header("Access-Control-Request-Method") != null) {
            origins.preflight(ctx.header("Origin"), methods).forEach(ctx::header);
        }
    }

    /** Upgrades do not pass through the other handlers, and what they are refused with is written here. */
    private void upgrade(Context ctx, Pipeline pipeline, Endpoint endpoint) {
        begin(ctx);
        try {
            Streams.admitted(ctx, pipeline.upgrade(ctx, endpoint));
        } catch (RuntimeException e) {
            Problems.answer(ctx, e);
            throw new HttpResponseException(Problems.of(e).status());
        }
    }

    private Map<String, String> methodsByPath() {
        var methods = new TreeMap<String, TreeSet<String>>();
        for (var endpoint : catalogue.endpoints()) {
            var known = methods.computeIfAbsent(endpoint.path(), path -> new TreeSet<>(Set.of("OPTIONS")));
            known.add(endpoint.method().name());
            if (hasHead(endpoint)) {
                known.add("HEAD");
            }
        }
        return methods.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, known -> String.join(", ", known.getValue())));
    }

    private static boolean hasHead(Endpoint endpoint) {
        return endpoint.method() == Endpoint.Method.GET
                && !(endpoint.reply() instanceof Endpoint.Reply.Socket)
                && !(endpoint.reply() instanceof Endpoint.Reply.Events);
    }

    /** What the server needs of others. */
    public record Ports(
            Authenticator authenticator,
            Turnstile turnstile,
            IdempotencyStore idempotency,
            IdGenerator ids,
            InstantSource clock,
            MeterRegistry metrics) {
        @Inject
        public Ports {}
    }
}
