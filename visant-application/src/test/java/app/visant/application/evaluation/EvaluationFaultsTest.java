package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.capture.CaptureWorld;
import app.visant.application.capture.port.Pictures;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.shared.RecordId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What goes wrong while a still is judged: deletions, crashes, lost leases, interrupts. */
final class EvaluationFaultsTest {
    private final EvaluationWorld world = new EvaluationWorld();

    @Test
    void aBrokenDiskIsNoVerdict() {
        world.captures.taken("CAP_1", 1);
        var lease = world.claim();
        world.captures.images.failNext();

        assertThatThrownBy(() -> world.evaluation.handle(lease)).isInstanceOf(UncheckedIOException.class);

        assertThat(world.evaluation("CAP_1").settled()).isFalse();
        assertThat(world.captures.depth(JobKind.EVALUATE)).as("tried again").isOne();
    }

    @Test
    void aCaptureThatWasDeletedEndsItsJobQuietly() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        world.captures.library.delete(world.captures.person(), new RecordId("CAP_1"));

        world.judgeAll();

        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
        assertThat(world.first.requests()).isEmpty();
    }

    @Test
    void aCaptureDeletedWhileItIsJudgedLeavesNothing() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        world.first.always(request -> {
            world.captures.library.delete(world.captures.person(), new RecordId("CAP_1"));
            return Answer.of(says(NORMAL, 0.9));
        });

        world.judgeAll();

        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
        assertThat(world.assessments("CAP_1")).isEmpty();
    }

    @Test
    void anotherStillTakenInUnderTheSameNameMeanwhileIsJudgedForItself() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        world.first.next(says(ABNORMAL, 0.9)).always(request -> Answer.of(says(NORMAL, 0.95)));
        world.second.always(request -> {
            if (world.second.requests().size() == 1) {
                replace("CAP_1");
                return Answer.of(says(ABNORMAL, 0.9));
            }
            return Answer.of(says(NORMAL, 0.9));
        });

        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged().orElseThrow().state()).isEqualTo(NORMAL);
        assertThat(world.first.requests().getLast().jpeg()).isEqualTo(Pictures.jpeg(64, 48, 2));
    }

    @Test
    void whoeverLostTheLeaseWritesNothing() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        var lost = world.claim();
        world.first.next(says(ABNORMAL, 1));
        world.second.next(says(ABNORMAL, 1));
        var taken = new Lease[1];
        world.first.always(request -> Answer.of(says(NORMAL, 0.9)));
        var slow = new ScriptedVisionModel("slow").always(request -> {
            world.ports.clock().advance(CaptureWorld.LEASE);
            taken[0] = world.claim();
            return Answer.of(says(ABNORMAL, 1));
        });

        world.evaluation(slow).handle(lost);

        assertThat(world.evaluation("CAP_1").settled()).isFalse();
        assertThat(world.assessments("CAP_1")).isEmpty();
        world.evaluation(new ScriptedVisionModel("quick").always(says(NORMAL, 0.9)))
                .handle(taken[0]);
        assertThat(world.evaluation("CAP_1").judged().orElseThrow().state()).isEqualTo(NORMAL);
    }

    @Test
    void whoeverComesBackFromTheDeadLeavesAVerdictAlone() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        var dead = world.claim();
        world.ports.clock().advance(CaptureWorld.LEASE);
        world.judgeAll();
        var asked = world.first.requests().size();

        world.evaluation.handle(dead);

        assertThat(world.evaluation("CAP_1").judged())
                .as("not processing for ever")
                .isPresent();
        assertThat(world.first.requests()).hasSize(asked);
    }

    @Test
    void aCrashInTheMiddleIsMadeUpForOnceTheLeaseHasRunOut() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        var dying = world.claim();
        // It dies between its first step and its last, and nobody gives the lease back.
        world.captures.images.failNext();
        assertThatThrownBy(() -> world.evaluation.handle(dying)).isInstanceOf(UncheckedIOException.class);
        assertThat(world.evaluation("CAP_1")).isEqualTo(new Evaluation.Processing());

        world.judgeAll();
        assertThat(world.evaluation("CAP_1").settled())
                .as("it might still live")
                .isFalse();
        world.ports.clock().advance(CaptureWorld.LEASE);
        world.judgeAll();

        assertThat(world.evaluation("CAP_1").judged()).isPresent();
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void aStillThatIsGivenUpFailsAndIsNotNormal() {
        world.captures.taken("CAP_1", 1);

        world.evaluation.abandon(world.claim(), "gave_up");

        assertThat(world.evaluation("CAP_1"))
                .isInstanceOfSatisfying(
                        Evaluation.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo("gave_up"));
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void anInterruptIsPassedOnAndJudgesNothing() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        var lease = world.claim();
        var asked = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        world.first.always(request -> {
            asked.countDown();
            return hang(interrupted);
        });
        var outcome = new Object[1];
        var worker = new Thread(() -> {
            try {
                world.evaluation.handle(lease);
                outcome[0] = "ended";
            } catch (InterruptedException e) {
                outcome[0] = e;
            }
        });
        worker.start();
        asked.await();

        worker.interrupt();
        worker.join();

        assertThat(outcome[0]).isInstanceOf(InterruptedException.class);
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(world.evaluation("CAP_1").settled()).isFalse();
    }

    private void replace(String recordId) {
        world.ports.clock().advance(Duration.ofSeconds(1));
        world.captures.library.delete(world.captures.person(), new RecordId(recordId));
        // On another day, so that the old file is not in the way.
        world.captures.ingestion.ingest(world.captures.upload(
                recordId, SettableClock.NOON.minus(Duration.ofDays(1)), Pictures.jpeg(64, 48, 2)));
    }

    /** Until it is interrupted. */
    private static Answer hang(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
        }
        return Answer.of(new ModelOutcome.TimedOut(EvaluationWorld.LIMIT));
    }
}
