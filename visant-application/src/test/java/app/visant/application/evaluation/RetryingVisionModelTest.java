package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.Requests;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Request;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.Spent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RetryingVisionModelTest {
    private static final ModelOutcome NORMAL = says(ClassificationState.NORMAL, 0.9);
    private static final ModelOutcome TIMED_OUT = new ModelOutcome.TimedOut(Duration.ofSeconds(30));
    private static final ModelOutcome AWAY = new ModelOutcome.Unavailable("503", Optional.empty());

    private final List<Duration> pauses = new ArrayList<>();
    private final ScriptedVisionModel model = new ScriptedVisionModel("cloud");
    private final RetryingVisionModel retrying = new RetryingVisionModel(model, pauses::add, new Random(1));

    @Test
    void anAnswerIsTakenAtOnce() {
        model.always(NORMAL);

        assertThat(retrying.assess(request())).isEqualTo(after(1, NORMAL));
        assertThat(pauses).isEmpty();
    }

    @Test
    void silenceIsAskedAgainUpToThreeTimesWithGrowingPauses() {
        model.always(TIMED_OUT);

        assertThat(retrying.assess(request())).isEqualTo(after(3, TIMED_OUT));
        assertThat(model.requests()).hasSize(3);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(pauses.getLast()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void anAnswerAfterSilenceCountsItsTries() {
        model.next(AWAY).next(TIMED_OUT).next(NORMAL);

        assertThat(retrying.assess(request())).isEqualTo(after(3, NORMAL));
    }

    @Test
    void aRefusalAndAnUnusableAnswerAreAnswers() {
        for (var outcome : List.of(new ModelOutcome.Declined("policy"), new ModelOutcome.Malformed("{"))) {
            model.next(outcome);

            assertThat(retrying.assess(request())).isEqualTo(Answer.of(outcome));
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void aShortRetryAfterIsHonouredAndALongOneIsLeftToTheJob() {
        var soon = new ModelOutcome.Unavailable("429", Optional.of(Duration.ofSeconds(60)));
        var late = new ModelOutcome.Unavailable("429", Optional.of(Duration.ofSeconds(61)));
        model.next(soon).next(late);

        assertThat(retrying.assess(request())).isEqualTo(after(2, late));
        assertThat(pauses).containsExactly(Duration.ofSeconds(60));
    }

    @Test
    void aFaultOfTheAgentIsTriedAgain() {
        model.always(request -> {
            throw new IllegalStateException("sk-secret");
        });

        var answer = retrying.assess(request());

        assertThat(answer.attempts()).isEqualTo(3);
        assertThat(answer.outcome()).isInstanceOf(ModelOutcome.Unavailable.class);
        assertThat(answer.toString()).doesNotContain("sk-secret");
    }

    @Test
    void anInterruptEndsTheTries() {
        var interrupted = new RetryingVisionModel(
                model.always(AWAY),
                wait -> {
                    throw new InterruptedException();
                },
                new Random(1));

        assertThat(interrupted.assess(request())).isEqualTo(Answer.of(AWAY));
        assertThat(Thread.interrupted()).as("whoever asked is to know").isTrue();
    }

    @Test
    void eachTryHasATimeLimitOfItsOwnAndIsInterruptedAtItsEnd() throws InterruptedException {
        var started = new AtomicInteger();
        var interrupted = new Semaphore(0);
        var hanging = new ScriptedVisionModel("cloud").always(request -> {
            started.incrementAndGet();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.release();
            }
            return Answer.of(NORMAL);
        });
        var limited = new TimeLimitedVisionModel(hanging, Duration.ofMillis(50));

        var answer = new RetryingVisionModel(limited, pauses::add, new Random(1)).assess(request());

        assertThat(answer).isEqualTo(after(3, new ModelOutcome.TimedOut(Duration.ofMillis(50))));
        // On a busy machine the time may be up before a try has begun.
        assertThat(interrupted.tryAcquire(started.get(), 60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void anAgentThatDoesNotHeedTheInterruptIsNotWaitedFor() {
        var end = new CountDownLatch(1);
        var deaf = new ScriptedVisionModel("cloud").always(request -> {
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    // Goes on all the same.
                }
            }
            return Answer.of(NORMAL);
        });

        var answer = new TimeLimitedVisionModel(deaf, Duration.ofMillis(10)).assess(request());

        assertThat(answer.outcome()).isInstanceOf(ModelOutcome.TimedOut.class);
        end.countDown();
    }

    @Test
    void decoratorsKeepTheAgentsNameAndAQuickAnswer() {
        var limited = new TimeLimitedVisionModel(model.always(NORMAL), Duration.ofMinutes(1));

        assertThat(new RetryingVisionModel(limited, pauses::add, new Random(1)).agent())
                .isEqualTo("cloud");
        assertThat(limited.assess(request())).isEqualTo(Answer.of(NORMAL));
    }

    @Test
    void whatEachTryCostIsAddedUp() {
        model.next(Answer.of(AWAY, spent(10, 1, "first"))).next(Answer.of(NORMAL, spent(20, 2, "second")));

        assertThat(retrying.assess(request()).spent()).isEqualTo(spent(30, 3, "second"));
    }

    private static Spent spent(long input, long output, String raw) {
        return new Spent(
                Optional.of("model-7"), Optional.of(input), Optional.of(output), Optional.of("en-1"), Optional.of(raw));
    }

    private static Answer after(int attempts, ModelOutcome outcome) {
        return new Answer(outcome, Optional.empty(), attempts, Spent.NOTHING);
    }

    private static Request request() {
        return Requests.of(new byte[0]);
    }
}
