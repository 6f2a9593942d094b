package app.visant.bootstrap.cli;

import app.visant.bootstrap.bench.Benchmarks;
import app.visant.bootstrap.config.LogFormat;
import app.visant.bootstrap.config.ServerConfig;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code visant bench}: the figures of docs/benchmarks.md. */
@Command(
        name = "bench",
        description = "Measures the product, each figure beside a limit of the same run.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "one of those in docs/benchmarks.md; else all")
    private Optional<String> name = Optional.empty();

    @Option(names = "--runs", description = "how many runs the medians are of [${DEFAULT-VALUE}]", defaultValue = "5")
    private int runs;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        LogSetup.apply(new ServerConfig.Logging(LogFormat.TEXT, "error"));
        return Benchmarks.run(name, runs, spec.commandLine().getOut()) ? 0 : 2;
    }
}
