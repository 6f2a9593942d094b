package app.visant.device;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the command line; every setting of {@link Key} is an option of every command. */
final class Cli {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private static final String BY_CAMERA = "--camera";
    private static final String TEXT = "TEXT";

    private final Map<String, String> environment;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Cli(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    int run(String... args) {
        var line = new CommandLine(spec())
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        try {
            var parsed = line.parseArgs(args);
            return help(parsed) ? FINE : dispatch(parsed);
        } catch (ParameterException e) {
            err.println(e.getMessage());
            e.getCommandLine().usage(err);
            return WRONG_USE;
        }
    }

    private boolean help(ParseResult parsed) {
        return CommandLine.executeHelpRequest(parsed) != null;
    }

    private int dispatch(ParseResult parsed) {
        var command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        return switch (ConfigurationReader.read(environment, options(command))) {
            case Configuration.Bad(List<String> problems) -> {
                problems.forEach(problem -> err.println("visant-device: " + problem));
                yield WRONG_USE;
            }
            case Configuration.Good good -> dispatch(command, good);
        };
    }

    private int dispatch(ParseResult command, Configuration.Good configuration) {
        return switch (command.commandSpec().name()) {
            case "activate" -> activate(command, new ActivateCommand(configuration, in, out, err));
            case "status" -> new StatusCommand(configuration, out, err).run();
            default -> new RunCommand(configuration, err).run();
        };
    }

    private static int activate(ParseResult command, ActivateCommand activate) {
        boolean camera = command.hasMatchedOption(BY_CAMERA);
        if (camera == command.hasMatchedPositional(0)) {
            throw new ParameterException(
                    command.commandSpec().commandLine(),
                    "Give the activation text, or - to read it from standard input, or --camera");
        }
        return camera ? activate.byCamera() : activate.byText(command.matchedPositionalValue(0, "-"));
    }

    private static Map<Key, String> options(ParseResult command) {
        var options = new EnumMap<Key, String>(Key.class);
        for (var key : Key.values()) {
            key.option()
                    .filter(command::hasMatchedOption)
                    .ifPresent(option -> options.put(key, command.matchedOptionValue(option, "")));
        }
        return options;
    }

    private static CommandSpec spec() {
        var run = command(
                "run",
                "Works as a camera device until it is told to stop. This is what happens without a command, too.");
        var status = command("status", "Tells what this device is and what is waiting on its disk.");
        return command("visant-device", "The camera device of Visant.")
                .version("visant-device " + BuildVersion.get().value())
                .addOption(OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Tells the version.")
                        .build())
                .addSubcommand("run", run)
                .addSubcommand("activate", activate())
                .addSubcommand("status", status);
    }

    private static CommandSpec activate() {
        return command("activate", "Makes this the device that an activation text or QR names.")
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel(TEXT)
                        .arity("0..1")
                        .type(String.class)
                        .description(
                                "visant://activate?device=…&token=…&server=…, or - to read it from standard input, where others cannot see it.")
                        .build())
                .addOption(OptionSpec.builder(BY_CAMERA)
                        .type(boolean.class)
                        .arity("0")
                        .description("Looks for the QR that is held in front of the camera.")
                        .build());
    }

    private static CommandSpec command(String name, String description) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description).abbreviateSynopsis(true);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Tells this.")
                .build());
        for (var key : Key.values()) {
            key.option()
                    .ifPresent(option -> spec.addOption(OptionSpec.builder(option)
                            .type(String.class)
                            .paramLabel(key.parameter())
                            .description(escaped(key.meaning()) + " [" + key.variable() + "]")
                            .build()));
        }
        spec.usageMessage()
                .footer(
                        "",
                        "Secrets come by the environment only: VISANT_DEVICE_TOKEN, VISANT_CAMERA_PASSWORD, or a file that",
                        "…_FILE names.");
        return spec;
    }

    /** Picocli reads ${…} and % in descriptions. */
    private static String escaped(String text) {
        return text.replace("%", "%%").replace("$", "$$");
    }
}
