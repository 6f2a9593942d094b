package app.visant.device;

import app.visant.device.port.Spool;
import app.visant.device.spool.CredentialFile;
import app.visant.device.spool.SpoolSurvey;
import app.visant.device.spool.StateFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** {@code visant-device status}: tells what the state folder holds; changes nothing, and may be asked while a runtime works. */
final class StatusCommand {
    private final Path folder;
    private final PrintStream out;
    private final PrintStream err;

    StatusCommand(Configuration.Good configuration, PrintStream out, PrintStream err) {
        this.folder = configuration.device().stateFolder();
        this.out = out;
        this.err = err;
    }

    int run() {
        try {
            var stored = new CredentialFile(folder).load();
            out.println("state folder   " + folder.toAbsolutePath().normalize());
            out.println("activated      "
                    + stored.map(c -> c.device() + " for " + c.server()).orElse("no"));
            out.println("running        " + (StateFolder.inUse(folder) ? "yes" : "no"));
            print(SpoolSurvey.of(folder));
            return Cli.FINE;
        } catch (IOException | UncheckedIOException e) {
            err.println("visant-device: " + e.getMessage());
            return Cli.FAILED;
        }
    }

    private void print(Spool.Count count) {
        out.println("waiting        " + count.waiting() + " stills (" + count.bytes() / 1024 + " KB)");
        out.println("dropped        " + count.dropped());
        out.println("rejected       " + count.rejected());
    }
}
