package app.visant.bootstrap;

import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.database.OpenDatabase;
import app.visant.bootstrap.module.DaggerServerComponent;
import app.visant.bootstrap.module.ServerComponent;
import app.visant.bootstrap.worker.Loop;
import app.visant.bootstrap.worker.Loops;
import app.visant.http.HttpServer;
import app.visant.persistence.shared.PostgresSignalBus;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: database, way in, loops and jobs, started in that order and stopped in the other. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final OpenDatabase database;
    private final HttpServer http;
    private final Loops loops;
    private final PostgresSignalBus signals;
    private final Loop databaseWatch;

    private Server(OpenDatabase database, ServerComponent parts) {
        this.database = database;
        this.http = parts.http();
        this.loops = parts.loops();
        this.signals = parts.signals();
        this.databaseWatch = Loop.start("embedded database", Duration.ofSeconds(1), database::tick);
    }

    /** As {@link #start(ServerConfig, InstantSource)}, by the clock of this machine. */
    public static Server start(ServerConfig config) {
        return start(config, machineClock());
    }

    /**
     * Starts everything, and returns when the first request can be answered.
     *
     * @throws RuntimeException whose message says to the operator what is wrong
     */
    public static Server start(ServerConfig config, InstantSource clock) {
        var database = OpenDatabase.start(config);
        try {
            var parts = wire(config, database, clock);
            parts.emailVerification().appointOperators();
            var server = new Server(database, parts);
            server.open();
            LOG.info(
                    "Visant answers on port {}, reached as {}",
                    server.port(),
                    config.web().publicUrl());
            if (!"https".equals(config.web().publicUrl().getScheme())) {
                LOG.warn("VISANT_PUBLIC_URL is not https: session cookies and tokens travel unprotected");
            }
            config.supabase().map(ServerConfig.Supabase::auth).ifPresent(Server::warnOfPlainText);
            return server;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static void warnOfPlainText(URI identityProvider) {
        if (!"https".equals(identityProvider.getScheme())) {
            LOG.warn("SUPABASE_URL is not https: passwords travel unprotected between this server and the project");
        }
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    /** Ends streams, finishes what is under way, gives jobs back, and stops. */
    @Override
    public void close() {
        LOG.info("Stopping");
        each(http::stop);
        each(loops::stop);
        each(signals::close);
        each(databaseWatch::close);
        each(database::close);
        LOG.info("Stopped");
    }

    /** One that fails, because the database is away perhaps, must not keep the next from stopping. */
    private static void each(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("a step of stopping failed", e);
        }
    }

    private void open() {
        try {
            http.start();
            loops.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** All parts of a server over an open database, nothing started, by the clock of this machine. */
    public static ServerComponent wire(ServerConfig config, OpenDatabase database) {
        return wire(config, database, machineClock());
    }

    /** As {@link #wire(ServerConfig, OpenDatabase)}; the clock ticks in microseconds, so that what is stored reads back the same. */
    public static ServerComponent wire(ServerConfig config, OpenDatabase database, InstantSource clock) {
        return DaggerServerComponent.builder()
                .config(config)
                .database(database.database())
                .datalake(Storage.open(config, database.database(), clock))
                .buildInfo(Build.info())
                .meters(Meters.registry())
                .clock(() -> clock.instant().truncatedTo(ChronoUnit.MICROS))
                .build();
    }

    /** The only place where the program asks the machine for the time. */
    private static InstantSource machineClock() {
        return InstantSource.system();
    }
}
