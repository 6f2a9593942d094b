package app.visant.device;

import app.visant.device.cloud.CloudClient;
import app.visant.device.cloud.OkHttpCloud;
import app.visant.device.core.PairingText;
import app.visant.device.port.Credentials;
import app.visant.device.port.Reply;
import app.visant.device.spool.CredentialFile;
import app.visant.device.spool.StateFolder;
import app.visant.domain.device.Heartbeat;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code visant-device activate}: stores credentials, unless the server says that they are no good. */
final class ActivateCommand {
    private static final int LONGEST_TEXT = 4096;

    private final Configuration.Good configuration;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    ActivateCommand(Configuration.Good configuration, InputStream in, PrintStream out, PrintStream err) {
        this.configuration = configuration;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    int byText(String text) {
        try {
            var given = text.equals("-") ? new String(in.readNBytes(LONGEST_TEXT), StandardCharsets.UTF_8) : text;
            return store(PairingText.read(given, configuration.cloud()));
        } catch (IllegalArgumentException | IOException | UncheckedIOException e) {
            return failed(e.getMessage());
        }
    }

    int byCamera() {
        try {
            out.println("Hold the activation QR in front of the camera.");
            return store(PairingByCamera.with(configuration).await());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        } catch (IOException | UncheckedIOException e) {
            return failed(e.getMessage());
        }
    }

    private int store(Credentials credentials) throws IOException {
        var reply = ask(credentials);
        if (reply instanceof Reply.Answered answer && (answer.status() == 401 || answer.status() == 403)) {
            return failed("the server does not accept this token (" + answer.status() + "); nothing was stored");
        }
        var folder = configuration.device().stateFolder();
        new CredentialFile(folder).save(credentials);
        out.println("Device " + credentials.device() + " is activated for " + credentials.server() + ".");
        if (!(reply instanceof Reply.Answered answer && answer.ok())) {
            out.println("The server could not be asked now; the device will keep trying.");
        }
        if (StateFolder.inUse(folder)) {
            out.println("A runtime is at work with the old credentials: restart it.");
        }
        return Cli.FINE;
    }

    private static Reply ask(Credentials credentials) {
        try (var cloud =
                new OkHttpCloud(new CloudClient(credentials, BuildVersion.get().value()))) {
            return cloud.heartbeat(Heartbeat.BARE);
        }
    }

    private int failed(@Nullable String why) {
        err.println("visant-device: " + why);
        return Cli.FAILED;
    }
}
