package app.visant.bootstrap.accuracy;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.visant.ai.baseline.BaselineProvider;
import app.visant.bootstrap.judge.FolderJudge;
import app.visant.bootstrap.judge.Score;
import app.visant.domain.capture.Sight;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How good the local agent is, judged as {@code visant judge} judges a folder: each folder by an agent that knows nothing
 * yet, the verdict by the same rule as the service's, and only normal stills learned from.
 */
final class BaselineAccuracyTest {
    private static final Path ROAD = Path.of("../../shared/samples/road");
    private static final long FIRST = 9001;
    private static final int PLACES = 10;
    private static final int STILLS = 57;
    private static final int ENOUGH = 200;

    @TempDir
    private Path folder;

    private final StringWriter verdicts = new StringWriter();

    @Test
    void drawnPlacesAreJudgedWell() throws IOException {
        var scores = new ArrayList<Score>();
        for (var place : places()) {
            var stills = folder.resolve("place-" + place.seed());
            place.write(stills);
            scores.add(judge(stills));
        }

        var score = Score.sum(scores);
        assertThat(score.judged(NORMAL)).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(score.judged(ABNORMAL)).isGreaterThanOrEqualTo(ENOUGH);
        assertThat(score.falseAlarms()).as("false alarms; %s", verdicts).isLessThanOrEqualTo(0.02);
        assertThat(score.recall()).as("recall; %s", verdicts).isGreaterThanOrEqualTo(0.90);
        assertThat(score.uncertain(NORMAL)).as("no answer; %s", verdicts).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aRealRoadIsJudgedWithoutAnError() throws IOException {
        assumeThat(Files.isDirectory(ROAD)).as("the samples are there").isTrue();

        var score = judge(ROAD);

        assertThat(score.judged(ABNORMAL)).isPositive();
        assertThat(score.errors()).as("%s", verdicts).isZero();
        assertThat(score.recall()).as("%s", verdicts).isEqualTo(1);
    }

    /** Yards, streets, rooms and stores; no constant of the agent was chosen by them. */
    private static List<DrawnFolder> places() {
        return LongStream.range(FIRST, FIRST + PLACES)
                .mapToObj(seed -> switch ((int) (seed % 3)) {
                    case 0 -> new DrawnFolder(seed, 640, 480, STILLS);
                    case 1 -> new DrawnFolder(seed, 640, 360, STILLS);
                    default -> new DrawnFolder(seed, 480, 360, STILLS);
                })
                .toList();
    }

    private Score judge(Path stills) throws IOException {
        var codec = new ImageIoCodec(ImageLimits.usual(1));
        return new FolderJudge(
                        new BaselineProvider(codec).open(), codec, Sight.EVERYTHING, new PrintWriter(verdicts, true))
                .judge(stills);
    }
}
