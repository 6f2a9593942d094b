package app.visant.bootstrap.demo;

import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.SecretFile;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.demo.ApiClient.Reply;
import app.visant.device.DeviceRuntime;
import app.visant.device.DeviceSettings;
import app.visant.device.core.PairingText;
import app.visant.device.port.Credentials;
import app.visant.persistence.shared.SecureTokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The whole product at work: a server, an account, a simulated camera that takes a still every two seconds until each
 * was used once, and then by its one-minute schedule.
 */
public final class Demo {
    private static final Duration BETWEEN_STILLS = Duration.ofSeconds(2);
    private static final Duration VERDICT_WITHIN = Duration.ofSeconds(90);
    private static final String EVERY_MINUTE = "* * * * *";

    private final ServerConfig config;
    private final Footage footage;
    private final PrintWriter out;
    private final Verdicts verdicts;

    /** @param folder stills for the camera; empty draws a scene */
    public Demo(ServerConfig config, Optional<Path> folder, PrintWriter out) {
        this.config = config;
        this.footage = Footage.of(folder);
        this.out = out;
        this.verdicts = new Verdicts(out);
    }

    /** Runs until every still has its verdict, and, unless {@code once}, on until the thread is interrupted. */
    public void run(boolean once) throws InterruptedException, IOException {
        try (var server = Server.start(config)) {
            var address = URI.create("http://localhost:" + server.port());
            try (var api = new ApiClient(address)) {
                var account = DemoAccount.readOrCreate(config.dataDir().resolve("login.txt"), new SecureTokens());
                introduce(address, account);
                logIn(api, account);
                show(api, address, once);
            }
        }
    }

    private void introduce(URI address, DemoAccount account) {
        out.printf("%nVisant runs at %s%n", address);
        out.printf("Log in as %s with password %s%n", account.email(), account.password());
        out.printf("(kept in %s). The API: %s/docs%n", config.dataDir().resolve("login.txt"), address);
        out.printf("Stills are judged by the local agent \"baseline\", a stand-in for cloud vision models. "
                + "It learns from the first stills.%n%n");
        out.flush();
    }

    private void logIn(ApiClient api, DemoAccount account) {
        var tried = api.post("/v1/auth/login", "email", account.email(), "password", account.password());
        var signedIn = tried.status() == 200
                ? tried
                : api.post(
                                "/v1/auth/signup",
                                "email",
                                account.email(),
                                "password",
                                account.password(),
                                "name",
                                "Demo",
                                "organization_name",
                                "Demo organization")
                        .orThrow("Opening the demo's account");
        api.authorize(signedIn.text("access_token"));
    }

    private void show(ApiClient api, URI address, boolean once) throws InterruptedException, IOException {
        var pairing = device(api);
        var credentials = PairingText.read(pairing, Optional.of(address));
        var settings = DeviceSettings.in(config.dataDir().resolve("device"));
        verdicts.leaveOut(api.get("/v1/captures?limit=100")
                .orThrow("Reading the captures of an earlier run")
                .body());
        api.listen("/v1/capture-events/stream", verdicts::see, () -> {});
        var local = new Credentials(credentials.device(), credentials.token(), address);
        try (var runtime = DeviceRuntime.start(settings, local, footage.camera())) {
            for (var name : footage.names()) {
                takeStill(api, credentials.device().value(), name);
            }
            verdicts.summarize();
            if (!once) {
                goOn(api, credentials.device().value(), runtime);
            }
        }
    }

    /** The pairing text of the demo's camera, registered at the first run. */
    private String device(ApiClient api) {
        var file = config.dataDir().resolve("camera.pairing");
        var kept = DemoAccount.pairing(file);
        if (!kept.isEmpty()) {
            return kept;
        }
        var made = api.post("/v1/devices", "name", "Demo camera").orThrow("Registering the demo's camera");
        SecretFile.write(file, made.text("qr_code_data"));
        return made.text("qr_code_data");
    }

    private void takeStill(ApiClient api, String device, String name) throws InterruptedException {
        var pause = verdicts.arrivals();
        pause.drainPermits();
        api.post("/v1/devices/" + device + "/trigger", "trigger_label", name).orThrow("Asking for a still");
        var began = System.nanoTime();
        if (!pause.tryAcquire(VERDICT_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            catchUp(api);
        }
        var left = BETWEEN_STILLS.toNanos() - (System.nanoTime() - began);
        TimeUnit.NANOSECONDS.sleep(Math.max(0, left));
    }

    /** The live stream may have broken: the list knows too. */
    private void catchUp(ApiClient api) {
        api.get("/v1/captures?limit=5").orThrow("Reading the captures").body().forEach(verdicts::see);
    }

    private void goOn(ApiClient api, String device, DeviceRuntime runtime) throws InterruptedException {
        Reply schedules = api.get("/v1/scheduled-triggers/device/" + device).orThrow("Reading the schedules");
        if (schedules.body().isEmpty()) {
            api.post(
                            "/v1/scheduled-triggers",
                            "device_id",
                            device,
                            "trigger_label",
                            "every minute",
                            "cron_expression",
                            EVERY_MINUTE,
                            "enabled",
                            true)
                    .orThrow("Adding the schedule");
        }
        out.println("From here on a still a minute, by schedule. Ctrl-C ends the demo.");
        out.flush();
        while (!Thread.currentThread().isInterrupted()) {
            TimeUnit.MINUTES.sleep(1);
        }
        runtime.stop();
    }

    /** Removes what an earlier demonstration left; nothing if there was none. */
    public static void forget(Path dataDir) {
        if (!Files.exists(dataDir)) {
            return;
        }
        if (!Files.exists(dataDir.resolve("login.txt"))) {
            throw new IllegalStateException(dataDir + " does not look like a demo's folder; nothing was removed.");
        }
        try (var files = Files.walk(dataDir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the old demo could not be removed", e);
        }
    }
}
