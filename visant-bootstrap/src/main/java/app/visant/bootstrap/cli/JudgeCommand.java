package app.visant.bootstrap.cli;

import app.visant.ai.baseline.BaselineProvider;
import app.visant.bootstrap.config.LogFormat;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.judge.FolderJudge;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code visant judge}: local verdicts over a folder, without a server. */
@Command(
        name = "judge",
        description =
                "Judges the stills of a folder with the local agent, in the order of their names. With labels"
                        + " (labels.csv with file,state; or folders normal/ and abnormal/) it prints how good the verdicts were.",
        mixinStandardHelpOptions = true)
final class JudgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the folder")
    private Path folder = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        LogSetup.apply(new ServerConfig.Logging(LogFormat.TEXT, "warn"));
        var codec = new ImageIoCodec(ImageLimits.usual(Runtime.getRuntime().availableProcessors()));
        new FolderJudge(
                        new BaselineProvider(codec).open(),
                        codec,
                        spec.commandLine().getOut())
                .judge(folder.toAbsolutePath());
        return 0;
    }
}
