package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import app.visant.application.capture.port.JpegBytes;
import app.visant.application.capture.port.Pictures;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.SettableClock;
import app.visant.application.shared.port.Signal;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class StillEvaluationTest {
    private static final String JUDGES = "agree 0.6000 first:script second:script";
    private static final ModelOutcome TIMED_OUT = new ModelOutcome.TimedOut(Duration.ofSeconds(30));
    private static final ModelOutcome AWAY = new ModelOutcome.Unavailable("503", Optional.empty());

    private final EvaluationWorld world = new EvaluationWorld();

    @Test
    void aStillIsJudgedByThePanelAgainstTheActiveDescription() throws InterruptedException {
        world.describe(2, "A yard with a red car.");
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.evaluation("CAP_1"))
                .isEqualTo(new Evaluation.Completed(new Evaluation.Classification(
                        NORMAL, 0.9, "NORMAL indeed", "panel", 2, Optional.of(JUDGES), Optional.empty())));
        assertThat(world.first.requests()).singleElement().satisfies(request -> {
            assertThat(request.brief().deviceName()).isPresent();
            assertThat(request.brief().label())
                    .isEqualTo(world.captures.capture("CAP_1").label().map(TriggerLabel::value));
            assertThat(request.description()).isEqualTo("A yard with a red car.");
            assertThat(request.device()).isEqualTo(world.captures.device.id());
            assertThat(request.recordId()).isEqualTo(new RecordId("CAP_1"));
            assertThat(request.jpeg()).isEqualTo(Pictures.jpeg(64, 48, 1));
        });
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void whatEachAgentSaidIsKept() throws InterruptedException {
        world.second.next(new ModelOutcome.Declined("policy"));
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow().state()).isEqualTo(UNCERTAIN);
        assertThat(world.assessments("CAP_1"))
                .extracting(Assessment::agent, Assessment::outcome)
                .containsExactlyInAnyOrder(
                        tuple("first", says(NORMAL, 0.9)), tuple("second", new ModelOutcome.Declined("policy")));
    }

    @Test
    void everybodyIsToldAtEachStepAndTheMetadataIsWrittenAnew() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        world.captures
                .claim(JobKind.DEVELOP)
                .forEach(lease ->
                        world.ports.in(world.org).run(tx -> world.ports.jobs().complete(tx, lease)));
        var before = world.ports.signals().published().size();

        world.judgeAll();

        var changed = new Signal.CaptureChanged(world.org, new RecordId("CAP_1"));
        assertThat(world.ports.signals().published().subList(before, before + 3))
                .containsExactly(changed, changed, new Signal.JobsAdded(JobKind.DEVELOP));
        assertThat(world.captures.depth(JobKind.DEVELOP)).isOne();
    }

    @Test
    void agentsAreAskedAtTheSameTime() throws InterruptedException {
        var together = new CyclicBarrier(2);
        world.first.always(request -> meet(together));
        world.second.always(request -> meet(together));
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow().basis()).isEqualTo("panel");
    }

    @Test
    void whileTheAgentsThinkTheStillIsProcessingAndNoTransactionIsOpen() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        var seen = new Evaluation[1];
        world.first.always(request -> {
            assertThat(world.ports.transactions().active()).isFalse();
            seen[0] = world.evaluation("CAP_1");
            return Answer.of(says(NORMAL, 0.9));
        });

        world.judgeAll();

        assertThat(seen[0]).isEqualTo(new Evaluation.Processing());
    }

    @Test
    void oneSilentAgentLeavesTheVerdictToTheOther() throws InterruptedException {
        world.first.next(TIMED_OUT);
        world.second.next(says(ABNORMAL, 0.7));
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow())
                .isEqualTo(new Evaluation.Classification(
                        ABNORMAL, 0.7, "ABNORMAL indeed", "single", 1, Optional.of(JUDGES), Optional.empty()));
    }

    @Test
    void aFaultWithinAnAgentIsNoAnswer() throws InterruptedException {
        world.first.always(request -> {
            throw new IllegalStateException("key=sk-secret");
        });
        world.captures.taken("CAP_1", 1);

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow().basis()).isEqualTo("single");
        assertThat(world.assessments("CAP_1").toString()).doesNotContain("sk-secret");
    }

    @Test
    void anAgentThatHangsIsLeftBehind() throws InterruptedException {
        world.first.always(request -> hang(new CountDownLatch(1)));
        world.captures.taken("CAP_1", 1);

        world.captures.work(world.evaluation(Duration.ofMillis(20), world.first));

        assertThat(world.evaluation("CAP_1")).as("to be tried again").isEqualTo(new Evaluation.Pending());
    }

    @Test
    void nobodyAnsweringIsTriedAgainLaterAndFailsAfterADayAndIsNeverNormal() throws InterruptedException {
        world.first.always(AWAY);
        world.second.always(TIMED_OUT);
        world.captures.taken("CAP_1", 1);

        world.judgeAll();
        assertThat(world.evaluation("CAP_1")).as("waiting again").isEqualTo(new Evaluation.Pending());
        assertThat(world.captures.claim(JobKind.EVALUATE)).as("not at once").isEmpty();
        var tries = 1;
        var end = SettableClock.NOON.plus(Duration.ofHours(24));
        while (!world.evaluation("CAP_1").settled()) {
            world.ports.clock().advance(Duration.ofMinutes(5));
            world.judgeAll();
            tries++;
        }

        assertThat(world.ports.clock().instant()).isEqualTo(end);
        assertThat(tries).isGreaterThan(280);
        assertThat(world.evaluation("CAP_1"))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("no_answer"));
        assertThat(world.assessments("CAP_1")).extracting(Assessment::outcome).contains(AWAY, TIMED_OUT);
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void anAgentThatComesBackIsHeard() throws InterruptedException {
        world.first.next(AWAY);
        world.second.next(AWAY);
        world.captures.taken("CAP_1", 1);
        world.judgeAll();
        world.ports.clock().advance(Duration.ofSeconds(5));

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow().state()).isEqualTo(NORMAL);
    }

    @Test
    void anAgentThatAsksForTimeIsLeftAloneForSoLong() throws InterruptedException {
        world.first.next(new ModelOutcome.Unavailable("429", Optional.of(Duration.ofSeconds(90))));
        world.second.next(AWAY);
        world.captures.taken("CAP_1", 1);
        world.judgeAll();

        world.ports.clock().advance(Duration.ofSeconds(89));
        assertThat(world.captures.claim(JobKind.EVALUATE)).isEmpty();
        world.ports.clock().advance(Duration.ofSeconds(1));
        assertThat(world.captures.claim(JobKind.EVALUATE)).hasSize(1);
    }

    @Test
    void aStillThatCannotBeDecodedFailsWithoutAskingAnybody() throws InterruptedException {
        var jpeg = Pictures.jpeg(64, 48, 1);
        var broken = Arrays.copyOf(jpeg, JpegBytes.scanData(jpeg) + 20);
        world.captures.ingestion.ingest(world.captures.upload("CAP_1", SettableClock.NOON, broken));

        world.judgeAll();

        assertThat(world.evaluation("CAP_1"))
                .isEqualTo(new Evaluation.Failed("unreadable", "The picture cannot be decoded."));
        assertThat(world.first.requests()).isEmpty();
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void aStillWhoseFileIsGoneFails() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        world.captures.images.removeOlder(world.captures.key("CAP_1"), Instant.MAX);

        world.judgeAll();

        assertThat(world.evaluation("CAP_1"))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("missing"));
    }

    @Test
    void stillsOfOneDeviceAreJudgedOldestFirstThoughTheyArriveTheOtherWayRound() throws InterruptedException {
        for (var i = 5; i > 0; i--) {
            world.captures.ingestion.ingest(world.captures.upload(
                    "CAP_" + i, SettableClock.NOON.minusSeconds(60).plusSeconds(i), Pictures.jpeg(64, 48, i)));
        }

        world.judgeAll();

        assertThat(world.first.requests())
                .extracting(request -> request.recordId().value())
                .isEqualTo(List.of("CAP_1", "CAP_2", "CAP_3", "CAP_4", "CAP_5"));
    }

    private static Answer meet(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
            return Answer.of(says(NORMAL, 0.9));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Until it is interrupted. */
    private static Answer hang(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
        return Answer.of(TIMED_OUT);
    }
}
