package app.visant.bootstrap.cli;

import app.visant.bootstrap.Build;
import app.visant.bootstrap.config.ConfigException;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.device.Main;
import app.visant.persistence.DatabaseNotUsableException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

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

    private VisantCommand() {}

    /** Runs a command line and answers the exit code. The device runtime has a command line of its own. */
    public static int run(String... args) {
        var all = List.of(args);
        if (!all.isEmpty() && all.get(0).equals(DEVICE)) {
            return Main.run(Arrays.copyOfRange(args, 1, args.length));
        }
        var line = new CommandLine(new VisantCommand());
        wanted(all).forEach(line::addSubcommand);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(VisantCommand::explain)
                .execute(args);
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
    static ServerConfig configuration() {
        var config = ServerConfig.read(System.getenv(), Main.variables());
        LogSetup.apply(config.logging());
        return config;
    }

    /** What an operator can mend is told in a sentence; anything else with where it happened. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        if (e instanceof ConfigException
                || e instanceof DatabaseNotUsableException
                || e instanceof IllegalArgumentException
                || e instanceof IllegalStateException) {
            command.getErr().println(e.getMessage());
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
