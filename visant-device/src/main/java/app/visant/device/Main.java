package app.visant.device;

import java.util.Map;
import java.util.Set;

/** The program {@code visant-device}. */
public final class Main {
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";
    private static final String ONE_LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %5$s%6$s%n";

    private Main() {}

    /** Exits with what {@link #run} answers. */
    public static void main(String... args) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, ONE_LINE);
        }
        int code = run(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    /**
     * The command line, for this program and for others that offer it as a part of theirs.
     *
     * @return 0 if it went well, 1 if not, 2 if the command line or the settings are wrong
     */
    public static int run(String... args) {
        var environment = Map.copyOf(System.getenv());
        return new Cli(environment, System.in, System.out, System.err).run(args);
    }

    /** Environment variables that are settings of the device, for programs that check theirs. */
    public static Set<String> variables() {
        return Key.variables();
    }
}
