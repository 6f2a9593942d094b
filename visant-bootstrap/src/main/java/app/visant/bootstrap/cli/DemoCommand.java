package app.visant.bootstrap.cli;

import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.demo.Demo;
import app.visant.device.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code visant demo}: the whole product on a bare machine. */
@Command(
        name = "demo",
        description = "Runs the whole product on this machine with a simulated camera, and prints each verdict.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Pattern CLOUD_AGENTS = Pattern.compile("(OPENAI|GEMINI|VISANT_COMPATIBLE)_.*");

    @Option(names = "--images", paramLabel = "DIR", description = "stills (.jpg) for the camera; else it draws a scene")
    private Optional<Path> images = Optional.empty();

    @Option(names = "--port", description = "port to listen on [${DEFAULT-VALUE}]", defaultValue = "8000")
    private int port;

    @Option(names = "--once", description = "end after the last still")
    private boolean once;

    @Option(names = "--fresh", description = "forget an earlier demo")
    private boolean fresh;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException, IOException {
        var config = configuration();
        if (fresh) {
            Demo.forget(config.dataDir());
        }
        var demo = new Demo(config, images, spec.commandLine().getOut());
        var main = Thread.currentThread();
        var hook = new Thread(() -> interruptAndWait(main), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            demo.run(once);
        } catch (InterruptedException e) {
            return 0;
        }
        Runtime.getRuntime().removeShutdownHook(hook);
        return 0;
    }

    /** On Ctrl-C the demo stops in order, and the process waits for it. */
    private static void interruptAndWait(Thread main) {
        main.interrupt();
        try {
            main.join(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The usual configuration, on a database and a folder of the demo's own. */
    private ServerConfig configuration() {
        var variables = new HashMap<>(System.getenv());
        variables.remove("DATABASE_URL");
        variables.remove("DATABASE_URL_FILE");
        // It is to be tried without being paid for, whatever the shell has set.
        variables.keySet().removeIf(CLOUD_AGENTS.asMatchPredicate());
        variables.put("PORT", Integer.toString(port));
        variables.put(
                "VISANT_DATA_DIR",
                Path.of(variables.getOrDefault("VISANT_DATA_DIR", "data"))
                        .resolve("demo")
                        .toString());
        variables.putIfAbsent("VISANT_LOG_LEVEL", "error");
        var config = ServerConfig.read(variables, Main.variables());
        LogSetup.apply(config.logging());
        return config;
    }
}
