package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static app.visant.domain.capture.ClassificationState.UNCERTAIN;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.CaptureReview.Again;
import app.visant.application.evaluation.CaptureReview.Opinion;
import app.visant.application.evaluation.CaptureReview.Result;
import app.visant.application.evaluation.port.PanelRepository.KeptPanel;
import app.visant.application.evaluation.port.ScriptedSceneLearner;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Signal;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Mark;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CaptureReviewTest {
    private static final Opinion RIGHT = new Opinion(true, Optional.empty(), Optional.empty());
    private static final Opinion WRONG = new Opinion(false, Optional.empty(), Optional.empty());
    private static final RecordId STILL = new RecordId("CAP_1");

    private final EvaluationWorld world = new EvaluationWorld();
    private final Principal.User ada = world.captures.person();
    private final AssessmentHistory history = new AssessmentHistory(
            world.ports.transactions(), world.ports.captures(), world.ports.assessments(), world.ports.jobs());

    @Test
    void aMarkSaysWhatTheStillShowsAndWhoSaidSo() throws InterruptedException {
        judged(ABNORMAL);

        var result = world.review.mark(ada, STILL, new Opinion(false, Optional.empty(), Optional.of("only the cat")));

        var mark = capture().mark().orElseThrow();
        assertThat(result).isEqualTo(new Result.Marked(mark, false));
        assertThat(mark.truth()).isEqualTo(NORMAL);
        assertThat(mark.note()).contains("only the cat");
        assertThat(mark.by()).contains(ada.user());
        assertThat(mark.at()).isEqualTo(world.ports.clock().instant());
    }

    @Test
    void whatDoesNotFollowHasToBeSaidAndWhatContradictsIsRefused() throws InterruptedException {
        judged(UNCERTAIN);

        assertThat(world.review.mark(ada, STILL, WRONG)).isEqualTo(new Result.Unsaid());
        assertThat(world.review.mark(ada, STILL, opinion(true, NORMAL))).isEqualTo(new Result.Contradicted(UNCERTAIN));
        assertThat(world.review.mark(ada, STILL, opinion(false, UNCERTAIN)))
                .isEqualTo(new Result.Contradicted(UNCERTAIN));
        assertThat(capture().mark()).isEmpty();

        assertThat(world.review.mark(ada, STILL, opinion(false, ABNORMAL))).isInstanceOf(Result.Marked.class);
        assertThat(capture().mark()).map(Mark::truth).contains(ABNORMAL);
    }

    @Test
    void aStillWithoutAVerdictIsNotMarked() {
        world.captures.taken("CAP_1", 1);

        assertThat(world.review.mark(ada, STILL, RIGHT)).isEqualTo(new Result.NotJudged());
    }

    @Test
    void aMarkIsTakenBack() throws InterruptedException {
        judged(NORMAL);
        world.review.mark(ada, STILL, RIGHT);

        assertThat(world.review.unmark(ada, STILL)).isTrue();

        assertThat(capture().mark()).isEmpty();
    }

    @Test
    void theAgentLearnsFromWhatIsNormalAndFromNothingElse() throws InterruptedException {
        judged(ABNORMAL);
        world.review.mark(ada, STILL, RIGHT);
        world.judgeAll();
        assertThat(world.learner.lessons()).isEmpty();

        world.review.mark(ada, STILL, WRONG);
        world.judgeAll();

        assertThat(world.learner.lessons()).hasSize(1);
        assertThat(world.memories("first")).extracting(SceneMemory::scene).containsExactly(ScriptedSceneLearner.SCENE);
    }

    @Test
    void eachAgentOfThePanelThatLearnsIsTaughtUnderItsOwnName() throws InterruptedException {
        judged(ABNORMAL);
        var both = PanelPlan.of(
                List.of(
                        new PanelPlan.Wanted("first", "script", Optional.empty()),
                        new PanelPlan.Wanted("first", "another", Optional.empty())),
                ConsensusPolicy.DEFAULT);
        world.ports
                .in(world.org)
                .run(tx -> world.ports
                        .panels()
                        .keep(
                                tx,
                                world.org,
                                new KeptPanel(both, Map.of()),
                                world.ports.clock().instant()));

        world.review.mark(ada, STILL, WRONG);
        world.judgeAll();

        assertThat(world.learner.lessons()).hasSize(2);
        assertThat(world.memories("first")).hasSize(1);
        assertThat(world.memories("first-2")).hasSize(1);
    }

    @Test
    void aNormalVerdictThatIsConfirmedTeachesNothing() throws InterruptedException {
        judged(NORMAL);

        world.review.mark(ada, STILL, RIGHT);

        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void whoeverHasSecondThoughtsTeachesNothing() throws InterruptedException {
        judged(ABNORMAL);
        world.review.mark(ada, STILL, WRONG);
        world.learner.meanwhile(() -> world.review.mark(ada, STILL, RIGHT));

        world.judgeAll();

        assertThat(world.memories("first")).isEmpty();
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void aLessonWaitsForTheStillOfItsDeviceThatIsBeingJudged() throws InterruptedException {
        judged(ABNORMAL);
        world.captures.taken("CAP_2", 2);
        var judging = world.claim();

        world.review.mark(ada, STILL, WRONG);

        assertThat(world.captures.claim(JobKind.EVALUATE)).isEmpty();
        world.work.handle(judging);
        assertThat(world.claim().job().lane())
                .isEqualTo(world.captures.device.id().value());
    }

    @Test
    void theOldVerdictStandsUntilThereIsANewOne() throws InterruptedException {
        judged(ABNORMAL);
        var old = capture().evaluation();
        world.describe(2, "People are normal here.");

        assertThat(world.review.reevaluate(ada, STILL)).isEqualTo(new Again.Waits());
        assertThat(world.review.reevaluate(ada, STILL)).isEqualTo(new Again.Waits());
        assertThat(awaitsVerdict()).isTrue();
        assertThat(world.captures.depth(JobKind.EVALUATE)).isEqualTo(1);
        world.first.always(request -> {
            assertThat(capture().evaluation()).isEqualTo(old);
            return Answer.of(says(NORMAL, 0.9));
        });
        world.second.always(says(NORMAL, 0.9));
        world.judgeAll();

        var verdict = capture().evaluation().judged().orElseThrow();
        assertThat(verdict.state()).isEqualTo(NORMAL);
        assertThat(verdict.descriptionVersion()).isEqualTo(2);
        assertThat(world.assessments("CAP_1")).hasSize(2);
        assertThat(awaitsVerdict()).isFalse();
    }

    @Test
    void aStillThatIsBeingJudgedWhenItIsAskedForAgainIsJudgedByWhatHoldsThen() throws InterruptedException {
        judged(ABNORMAL);
        world.review.reevaluate(ada, STILL);
        var judging = world.claim();
        world.describe(2, "People are normal here.");

        world.review.reevaluate(ada, STILL);
        world.work.handle(judging);
        assertThat(awaitsVerdict()).isTrue();
        world.judgeAll();

        var verdict = capture().evaluation().judged().orElseThrow();
        assertThat(verdict.descriptionVersion()).isEqualTo(2);
        assertThat(awaitsVerdict()).isFalse();
    }

    @Test
    void aVerdictThatWasBegunBeforeItWasAskedForAgainIsNotKept() throws InterruptedException {
        judged(ABNORMAL);
        world.first.next(says(NORMAL, 0.9));
        world.second.always(request -> {
            if (world.second.requests().size() == 2) {
                world.describe(2, "People are normal here.");
                world.review.reevaluate(ada, STILL);
            }
            return Answer.of(says(ABNORMAL, 0.9));
        });

        world.review.reevaluate(ada, STILL);
        world.judgeAll();

        assertThat(capture().evaluation().judged())
                .map(Evaluation.Classification::descriptionVersion)
                .contains(2);
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void aVerdictIsKeptIfJudgingAgainComesToNothing() throws InterruptedException {
        judged(ABNORMAL);
        var old = capture().evaluation();
        world.first.always(new ModelOutcome.TimedOut(EvaluationWorld.LIMIT));
        world.second.always(new ModelOutcome.TimedOut(EvaluationWorld.LIMIT));
        world.review.reevaluate(ada, STILL);

        world.judgeAll();
        assertThat(capture().evaluation()).isEqualTo(old);
        world.ports.clock().advance(Duration.ofHours(25));
        world.judgeAll();

        assertThat(capture().evaluation()).isEqualTo(old);
        assertThat(world.assessments("CAP_1")).hasSize(2);
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void theEndOfJudgingAgainIsAnnouncedEvenIfItComesToNothing() throws InterruptedException {
        judged(ABNORMAL);
        world.first.always(new ModelOutcome.TimedOut(EvaluationWorld.LIMIT));
        world.second.always(new ModelOutcome.TimedOut(EvaluationWorld.LIMIT));
        var heard = new ArrayList<Signal>();
        world.ports.signals().subscribe(heard::add);

        world.review.reevaluate(ada, STILL);
        world.judgeAll();
        assertThat(heard).doesNotContain(new Signal.CaptureChanged(world.org, STILL));
        world.ports.clock().advance(Duration.ofHours(25));
        world.judgeAll();

        assertThat(heard).contains(new Signal.CaptureChanged(world.org, STILL));
    }

    @Test
    void aFailedStillThatIsJudgedAgainGetsItsVerdict() throws InterruptedException {
        world.captures.taken("CAP_1", 1);
        world.judgeAll();
        world.ports
                .in(world.org)
                .run(tx -> world.ports
                        .captures()
                        .evaluate(
                                tx,
                                world.org,
                                STILL,
                                new Evaluation.Failed("no_answer", "Nobody answered."),
                                world.ports.clock().instant()));

        world.review.reevaluate(ada, STILL);
        world.judgeAll();

        assertThat(capture().evaluation().judged()).isPresent();
    }

    @Test
    void whatIsJudgedAgainTeachesNothing() throws InterruptedException {
        judged(NORMAL);
        world.first.always(request ->
                new Answer(says(NORMAL, 0.9), Optional.of(new Learned(new SceneMemory("day", new byte[] {1}), false))));

        world.review.reevaluate(ada, STILL);
        world.judgeAll();

        assertThat(world.memories("first")).isEmpty();
    }

    @Test
    void whatIsOutOfReachIsNotThere() throws InterruptedException {
        judged(NORMAL);
        var stranger = world.ports.ownerOf(world.ports.newOrg());
        var narrow = new Principal.Key(
                new KeyId(new UUID(0, 1)),
                new UserId(new UUID(0, 2)),
                new Reach(world.org, Optional.of(Set.of(new DeviceId("OTHER")))),
                Set.of(Permission.CAPTURES_REVIEW));

        for (var who : Set.<Principal.Insider>of(stranger, narrow)) {
            assertThat(world.review.mark(who, STILL, RIGHT)).isEqualTo(new Result.Unknown());
            assertThat(world.review.unmark(who, STILL)).isFalse();
            assertThat(world.review.reevaluate(who, STILL)).isEqualTo(new Again.Unknown());
        }
        assertThat(capture().mark()).isEmpty();
        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void whatNobodyHasJudgedYetComesBeforeLessonsAndWhatIsJudgedAgain() throws InterruptedException {
        judged(ABNORMAL);
        world.review.reevaluate(ada, STILL);
        world.review.mark(ada, STILL, WRONG);
        world.captures.taken("CAP_2", 2);

        var live = world.claim();
        assertThat(live.job().subject()).isEqualTo("CAP_2");
        world.work.handle(live);
        world.judgeAll();

        assertThat(world.captures.depth(JobKind.EVALUATE)).isZero();
    }

    @Test
    void aStillThatWaitsForItsFirstVerdictKeepsItsPlaceIfItIsHurried() {
        world.captures.taken("CAP_1", 1);
        world.captures.taken("CAP_2", 2);

        world.review.reevaluate(ada, STILL);

        assertThat(world.claim().job().subject()).isEqualTo("CAP_1");
    }

    @Test
    void soManyAtMostWaitToBeJudgedAgainAndThoseThatDoMayBeHurried() throws InterruptedException {
        judged(ABNORMAL);
        world.captures.taken("CAP_2", 2);
        world.judgeAll();
        world.review.reevaluate(ada, STILL);
        world.ports.in(world.org).run(tx -> world.ports.jobs().add(tx, waiting(CaptureReview.MOST_WAITING - 1)));

        assertThat(world.review.reevaluate(ada, STILL)).isEqualTo(new Again.Waits());
        assertThat(world.review.reevaluate(ada, new RecordId("CAP_2")))
                .isEqualTo(new Again.TooMany(CaptureReview.MOST_WAITING));
    }

    private List<Job> waiting(int stills) {
        var now = world.ports.clock().instant();
        return IntStream.range(0, stills)
                .mapToObj(i -> new Job(
                                world.ports.ids().next(), world.org, JobKind.EVALUATE, "OTHER", "old-" + i, now, now)
                        .givingWay())
                .toList();
    }

    private boolean awaitsVerdict() {
        return history.of(Reach.all(world.org), STILL).orElseThrow().awaitsVerdict();
    }

    private void judged(ClassificationState state) throws InterruptedException {
        world.first.always(says(state, 0.9));
        world.second.always(says(state, 0.9));
        world.captures.taken("CAP_1", 1);
        world.judgeAll();
    }

    private Capture capture() {
        return world.captures.capture("CAP_1");
    }

    private static Opinion opinion(boolean right, ClassificationState state) {
        return new Opinion(right, Optional.of(state), Optional.empty());
    }
}
