package app.visant.device;

import app.visant.device.camera.CameraSettings;
import app.visant.device.camera.Cameras;
import app.visant.device.port.Credentials;
import app.visant.device.spool.CredentialFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code visant-device run}: works until the process is told to end. */
final class RunCommand {
    private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

    private final Configuration.Good configuration;
    private final PrintStream err;

    RunCommand(Configuration.Good configuration, PrintStream err) {
        this.configuration = configuration;
        this.err = err;
    }

    int run() {
        try {
            var credentials = credentials();
            if (credentials.isEmpty()) {
                err.println("visant-device: this device is not activated; run: visant-device activate");
                return Cli.FAILED;
            }
            work(credentials.get());
            return Cli.FINE;
        } catch (IOException | UncheckedIOException e) {
            log.debug("Start failed", e);
            err.println("visant-device: " + e.getMessage());
            return Cli.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Cli.FINE;
        }
    }

    /** Of the environment, else of the disk, else of the QR that somebody will show to the camera. */
    private Optional<Credentials> credentials() throws InterruptedException {
        if (configuration.given().isPresent()) {
            return configuration.given();
        }
        var file = new CredentialFile(configuration.device().stateFolder());
        var stored = file.load();
        if (stored.isPresent() || configuration.camera() instanceof CameraSettings.Drawn) {
            return stored.map(this::redirected);
        }
        log.info(
                "This device is not activated: hold its activation QR in front of the camera, or run: visant-device activate");
        var found = PairingByCamera.with(configuration).await();
        file.save(found);
        return Optional.of(found);
    }

    private Credentials redirected(Credentials stored) {
        return configuration
                .cloud()
                .map(cloud -> new Credentials(stored.device(), stored.token(), cloud))
                .orElse(stored);
    }

    private void work(Credentials credentials) throws IOException, InterruptedException {
        var runtime = DeviceRuntime.start(configuration.device(), credentials, Cameras.of(configuration.camera()));
        var ended = new CountDownLatch(1);
        var hook = new Thread(
                () -> {
                    runtime.stop();
                    ended.countDown();
                },
                "device-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            ended.await();
        } finally {
            runtime.stop();
        }
    }
}
