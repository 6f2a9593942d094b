package app.visant.bootstrap.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.ai.baseline.BaselineProvider;
import app.visant.application.evaluation.StillPicture;
import app.visant.application.evaluation.port.SceneLearner;
import app.visant.application.evaluation.port.SceneLearner.Lesson;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Brief;
import app.visant.application.evaluation.port.VisionModel.Request;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Consensus;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What people's marks do: places with a tree that stood still while the agent learned and moves in the wind since. Twenty
 * false alarms are marked normal, one by one as they come.
 */
final class MarkedStillsTest {
    private static final long FIRST = 7001;
    private static final int PLACES = 3;
    private static final int LEARNED = 24;
    private static final int LOOKED_AT = 30;
    private static final int MARKS = 20;

    @Test
    void twentyMarksHalveTheFalseAlarmsOfAMovingTreeAndThingsAreStillSeen() throws IOException {
        var before = 0;
        var after = 0;
        var seen = 0;
        var report = new StringBuilder();
        for (var seed : LongStream.range(FIRST, FIRST + PLACES).toArray()) {
            var place = new WindyPlace(seed);
            var watch = new Watch();
            for (var i = 0; i < LEARNED; i++) {
                watch.see(place.calm(i));
            }
            var alarmsBefore = alarms(place, watch, 1000);
            var marks = 0;
            for (var i = 0; marks < MARKS && i < 10 * MARKS; i++) {
                var still = place.windy(2000 + i);
                if (watch.see(still) == ClassificationState.ABNORMAL) {
                    watch.markNormal(still);
                    marks++;
                }
            }
            var alarmsAfter = alarms(place, watch, 3000);
            var seenHere = 0;
            for (var i = 0; i < LOOKED_AT; i++) {
                seenHere += watch.see(place.windyWithThing(4000 + i)) == ClassificationState.ABNORMAL ? 1 : 0;
            }
            report.append("place %d: false alarms %d of %d before, %d marks, %d of %d after; %d of %d things seen%n"
                    .formatted(seed, alarmsBefore, LOOKED_AT, marks, alarmsAfter, LOOKED_AT, seenHere, LOOKED_AT));
            before += alarmsBefore;
            after += alarmsAfter;
            seen += seenHere;
        }
        System.out.println(report);

        assertThat(before).as("%s", report).isGreaterThanOrEqualTo(PLACES * LOOKED_AT / 3);
        assertThat(after).as("%s", report).isLessThanOrEqualTo(before / 2);
        assertThat((double) seen / (PLACES * LOOKED_AT)).as("%s", report).isGreaterThanOrEqualTo(0.90);
    }

    private static int alarms(WindyPlace place, Watch watch, int from) throws IOException {
        var alarms = 0;
        for (var i = 0; i < LOOKED_AT; i++) {
            alarms += watch.see(place.windy(from + i)) == ClassificationState.ABNORMAL ? 1 : 0;
        }
        return alarms;
    }

    /** One device before the agent, its memory kept as the service keeps it. */
    private static final class Watch {
        private static final DeviceId DEVICE = new DeviceId("camera");

        private final ImageIoCodec codec = new ImageIoCodec(ImageLimits.usual(1));
        private final VisionModel model = new BaselineProvider(codec).open();
        private final SceneLearner learner = new BaselineProvider(codec).learner();
        private final Map<String, SceneMemory> memory = new LinkedHashMap<>();
        private int stills;

        ClassificationState see(byte[] jpeg) {
            var answer = model.assess(new Request(
                    new OrgId(new UUID(0, 0)),
                    DEVICE,
                    new RecordId("still-" + stills),
                    Instant.EPOCH.plusSeconds(stills++),
                    new StillPicture(jpeg, codec),
                    Brief.of("The tree may move."),
                    List.copyOf(memory.values())));
            var said = new Assessment(model.agent(), answer.outcome(), Duration.ZERO, 1);
            var state = Consensus.of(List.of(said), ConsensusPolicy.DEFAULT) instanceof Consensus.Result.Verdict verdict
                    ? verdict.state()
                    : ClassificationState.UNCERTAIN;
            answer.learned()
                    .filter(learned -> !learned.onlyIfNormal() || state == ClassificationState.NORMAL)
                    .ifPresent(learned -> memory.put(learned.memory().scene(), learned.memory()));
            return state;
        }

        void markNormal(byte[] jpeg) {
            learner.learn(new Lesson(DEVICE, jpeg, List.copyOf(memory.values())))
                    .ifPresent(learned -> memory.put(learned.scene(), learned));
        }
    }
}
