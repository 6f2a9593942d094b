package app.visant.bootstrap.cli;

import app.visant.ai.baseline.BaselineProvider;
import app.visant.bootstrap.config.LogFormat;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.judge.FolderJudge;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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

    @Option(
            names = "--region",
            paramLabel = "X,Y,W,H",
            description = "what may be seen, as shares of the picture; may be given ten times",
            converter = ShareConverter.class)
    private List<Region> regions = List.of();

    @Option(names = "--crop", description = "cut the picture to the regions instead of blackening the rest")
    private boolean crop;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        LogSetup.apply(new ServerConfig.Logging(LogFormat.TEXT, "warn"));
        var codec = new ImageIoCodec(ImageLimits.usual(Runtime.getRuntime().availableProcessors()));
        new FolderJudge(
                        new BaselineProvider(codec).open(),
                        codec,
                        new Sight(crop ? Sight.Form.CROPPED : Sight.Form.MASKED, regions),
                        spec.commandLine().getOut())
                .judge(folder.toAbsolutePath());
        return 0;
    }

    /** Reads a region. */
    static final class ShareConverter implements ITypeConverter<Region> {
        private static final int NUMBERS = 4;

        @Override
        public Region convert(String text) {
            try {
                var parts = Arrays.stream(text.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
                if (parts.length == NUMBERS) {
                    return new Region(parts[0], parts[1], parts[2], parts[3]);
                }
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("must be four numbers from 0 to 1: left, top, width, height");
            }
            throw new TypeConversionException("must be four numbers from 0 to 1: left, top, width, height");
        }
    }
}
