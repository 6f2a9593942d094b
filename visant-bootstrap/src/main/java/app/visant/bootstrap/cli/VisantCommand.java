package app.visant.bootstrap.cli;

import app.visant.bootstrap.Build;
import app.visant.bootstrap.config.ConfigException;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.device.Main;
import app.visant.persistence.DatabaseNotUsableException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;

/** {@code visant}: the whole product behind one command. */
@Command(
        name = "visant",
        description = "Camera monitoring: cameras take stills, agents judge them, people see the verdicts.",
        mixinStandardHelpOptions = true,
        versionProvider = VisantCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "  device   The device runtime; see: visant device --help", "  test     Runs every test"})
public final class VisantCommand {
    private static final String DEVICE = "device";

    private static final List<Class<?>> COMMANDS = List.of(
            ServeCommand.class,
            DemoCommand.class,
            AdminCommand.class,
            JudgeCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class);

    private final Map<String, String> environment;

    private VisantCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs a command line and answers the exit code. The device runtime has a command line of its own. */
    public static int run(String... args) {
        var all = List.of(args);
        if (!all.isEmpty() && all.get(0).equals(DEVICE)) {
            return Main.run(Arrays.copyOfRange(args, 1, args.length));
        }
        return line(System.getenv(), all).execute(args);
    }

    /** Understands command lines that begin like that one, typed in that environment. */
    static CommandLine line(Map<String, String> environment, List<String> all) {
        var line = new CommandLine(new VisantCommand(environment));
        wanted(all).forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(VisantCommand::explain);
    }

    /** The command that is named, or all when none is: to learn them all takes longer than the server's own parts. */
    private static List<Class<?>> wanted(List<String> args) {
        var named = COMMANDS.stream()
                .filter(command -> args.stream()
                        .limit(1)
                        .anyMatch(command.getAnnotation(Command.class).name()::equals))
                .toList();
        return named.isEmpty() || named.contains(CommandLine.HelpCommand.class) ? COMMANDS : named;
    }

    /** The configuration from the environment, with the logs set up by it. */
    static ServerConfig configuration(CommandSpec spec) {
        var typed = (VisantCommand) spec.root().userObject();
        var config = ServerConfig.read(typed.environment, Main.variables());
        LogSetup.apply(config.logging());
        return config;
    }

    /** What an operator can mend is told in a sentence; anything else with where it happened. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof ConfigException
                || e instanceof DatabaseNotUsableException
                || e instanceof IllegalArgumentException
                || e instanceof DateTimeException
                || e instanceof IllegalStateException) {
            command.getErr().println(e.getMessage());
            command.getErr().flush();
        } else {
            LoggerFactory.getLogger(VisantCommand.class).error("{} failed", command.getCommandName(), e);
        }
        return 1;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var build = Build.info();
            return new String[] {"visant " + build.version() + " (" + build.commit() + ", " + build.builtAt() + ")"};
        }
    }
}
