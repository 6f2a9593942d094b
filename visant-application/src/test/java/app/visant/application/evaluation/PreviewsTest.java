package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.Previews.Draft;
import app.visant.application.evaluation.Previews.Result;
import app.visant.application.evaluation.port.PreviewRepository.View;
import app.visant.application.evaluation.port.RecordingPreviewFeed;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.key.CredentialWatch;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Flip;
import app.visant.domain.evaluation.Preview.Progress;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.Spent;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class PreviewsTest {
    private static final PriceList PRICES = PriceList.parse("2026-01-01 first * 2 10");
    private static final Spent TOKENS = new Spent(
            Optional.of("first-2026"), Optional.of(1_000L), Optional.of(100L), Optional.of("en-2"), Optional.of("{}"));
    private static final DescriptionText TEXT = new DescriptionText("People are normal here.");

    private final EvaluationWorld world = new EvaluationWorld();
    private final Principal.User ada = world.captures.person();
    private final Previews previews = new Previews(
            world.ports.transactions(),
            world.ports.previews(),
            new Previews.Stills(world.ports.captures(), world.ports.devices(), world.ports.descriptions()),
            world.ports.jobs(),
            world.ports.signals(),
            new Previews.Desk(
                    world.ports.ids(),
                    world.ports.clock(),
                    new ScriptedPanel(world.ports, EvaluationWorld.LIMIT, world.first, world.second).spending(PRICES)));
    private final PreviewWork work = new PreviewWork(
            world.ports.transactions(),
            world.ports.jobs(),
            world.ports.previews(),
            world.ports.captures(),
            world.draftJudgement(PRICES),
            world.ports.clock());
    private final PreviewWatch watch = new PreviewWatch(
            previews,
            new CredentialWatch(
                    world.ports.transactions(), world.ports.sessions(), world.ports.keys(), world.ports.clock()));

    @Test
    void aDraftIsTriedOnTheNewestStillsAndTellsWhatWouldBeJudgedOtherwise() throws InterruptedException {
        judged(3);
        world.first.always(
                request -> Answer.of(says(request.recordId().value().equals("CAP_2") ? ABNORMAL : NORMAL, 0.9)));
        world.second.always(
                request -> Answer.of(says(request.recordId().value().equals("CAP_2") ? ABNORMAL : NORMAL, 0.9)));

        var preview = started(draft(2));
        world.captures.work(work);

        var view = view(preview);
        assertThat(view.preview().status()).isEqualTo(Preview.Status.COMPLETED);
        assertThat(view.preview().total()).isEqualTo(2);
        assertThat(view.progress()).isEqualTo(new Progress(2, 0, 0));
        assertThat(view.flips()).containsExactly(new Flip(new RecordId("CAP_2"), NORMAL, ABNORMAL, "ABNORMAL indeed"));
        assertThat(world.first.requests().getLast().description()).isEqualTo(TEXT.value());
    }

    @Test
    void aDraftForAllIsNotTriedOnDevicesThatHaveADescriptionOfTheirOwn() throws InterruptedException {
        judged(3);
        world.describe(2, "The gate is shut.", Optional.of(world.captures.device.id()));

        assertThat(started(draft(2)).total()).isZero();
        var own = new Draft(TEXT, Optional.of(world.captures.device.id()), List.of(), 2);
        assertThat(started(own).total()).isEqualTo(2);
    }

    @Test
    void whatItMayCostIsToldBeforehandByWhatACallUsuallyComesTo() throws InterruptedException {
        judged(2);

        assertThat(started(draft(2)).estimatedMicros()).isEqualTo(2 * (1_500 * 2 + 150 * 10));
    }

    @Test
    void withoutMoneyForThePanelItIsGivenUp() throws InterruptedException {
        judged(1);
        var asked = world.first.requests().size();
        var preview = started(draft(1));
        var nothing = new Budget(0, Budget.Beyond.BASELINE_ONLY);
        world.ports
                .in(world.org)
                .run(tx -> world.ports
                        .spending()
                        .setBudget(
                                tx,
                                world.org,
                                Optional.of(nothing),
                                world.ports.clock().instant()));

        world.captures.work(work);

        assertThat(view(preview).preview().status()).isEqualTo(Preview.Status.FAILED);
        assertThat(world.first.requests()).hasSize(asked);
    }

    @Test
    void nothingIsKeptOnTheStillsNorLearned() throws InterruptedException {
        judged(1);
        var before = world.captures.capture("CAP_1");
        var said = world.assessments("CAP_1");
        world.first.always(request -> new Answer(
                says(ABNORMAL, 0.9), Optional.of(new Learned(new SceneMemory("day", new byte[] {1}), false))));

        started(draft(5));
        world.captures.work(work);

        assertThat(world.captures.capture("CAP_1")).isEqualTo(before);
        assertThat(world.assessments("CAP_1")).isEqualTo(said);
        assertThat(world.memories("first")).isEmpty();
    }

    @Test
    void eachTurnLooksAtOneStillAndWhatWasFoundOutlivesTheServer() throws InterruptedException {
        judged(3);
        var preview = started(draft(3));

        work.handle(claim());
        assertThat(view(preview).progress().done()).isEqualTo(1);
        claim();
        world.ports.clock().advance(Duration.ofMinutes(3));
        world.captures.work(work);

        assertThat(view(preview).progress().done()).isEqualTo(3);
        assertThat(world.first.requests()).as("three verdicts, three trials").hasSize(6);
    }

    @Test
    void whoeverLostTheLeaseAddsNothing() throws InterruptedException {
        judged(1);
        var preview = started(draft(1));
        var lost = claim();
        world.first.always(request -> {
            world.ports.clock().advance(Duration.ofMinutes(3));
            assertThat(world.captures.claim(JobKind.PREVIEW)).hasSize(1);
            return Answer.of(says(ABNORMAL, 0.9));
        });

        work.handle(lost);

        assertThat(view(preview).progress().done()).isZero();
    }

    @Test
    void whatWasAnsweredBeforeTheServerStoppedIsPaidForAndTheStillIsTriedAgain() throws InterruptedException {
        judged(1);
        var preview = started(draft(1));
        var asking = new Thread[1];
        var ready = new CountDownLatch(1);
        world.first.next(Answer.of(says(ABNORMAL, 0.9), TOKENS)).always(request -> Answer.of(says(ABNORMAL, 0.9)));
        world.second.always(request -> {
            await(ready);
            asking[0].interrupt();
            await(new CountDownLatch(1));
            return Answer.notAsked(new ModelOutcome.Unavailable("interrupted", Optional.empty()));
        });
        var lease = claim();
        asking[0] = Thread.ofVirtual().start(() -> {
            try {
                work.handle(lease);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        ready.countDown();
        asking[0].join();

        assertThat(view(preview).progress()).isEqualTo(new Progress(0, 0, 3_000));
        world.second.always(says(ABNORMAL, 0.9));
        world.ports.clock().advance(Duration.ofMinutes(3));
        world.captures.work(work);
        assertThat(view(preview).preview().status()).isEqualTo(Preview.Status.COMPLETED);
    }

    @Test
    void aCancelledPreviewStops() throws InterruptedException {
        judged(3);
        var preview = started(draft(3));
        work.handle(claim());

        assertThat(previews.cancel(ada, preview.id())).isTrue();
        assertThat(previews.cancel(ada, preview.id())).isTrue();
        world.captures.work(work);

        assertThat(view(preview).preview().status()).isEqualTo(Preview.Status.CANCELLED);
        assertThat(view(preview).progress().done()).isEqualTo(1);
        assertThat(world.captures.depth(JobKind.PREVIEW)).isZero();
    }

    @Test
    void stillsThatAreDeletedMeanwhileArePassedOver() throws InterruptedException {
        judged(2);
        var preview = started(draft(2));
        world.captures.library.delete(ada, new RecordId("CAP_2"));

        world.captures.work(work);

        assertThat(view(preview).preview().status()).isEqualTo(Preview.Status.COMPLETED);
        assertThat(view(preview).progress()).isEqualTo(new Progress(2, 1, 0));
    }

    @Test
    void whenNobodyAnswersItIsTriedAgainAndGivenUpAfterADay() throws InterruptedException {
        judged(1);
        var preview = started(draft(1));
        world.first.always(new ModelOutcome.TimedOut(EvaluationWorld.LIMIT));
        world.second.always(new ModelOutcome.TimedOut(EvaluationWorld.LIMIT));

        world.captures.work(work);
        assertThat(view(preview).preview().running()).isTrue();
        world.ports.clock().advance(Duration.ofHours(25));
        world.captures.work(work);

        assertThat(view(preview).preview().status()).isEqualTo(Preview.Status.FAILED);
    }

    @Test
    void namedStillsMustBeThereAndDevicesKnown() throws InterruptedException {
        judged(2);

        assertThat(started(new Draft(TEXT, Optional.empty(), List.of(new RecordId("CAP_1")), 50))
                        .total())
                .isEqualTo(1);
        assertThat(previews.start(ada, new Draft(TEXT, Optional.empty(), List.of(new RecordId("CAP_9")), 50)))
                .isEqualTo(new Result.Unknown());
        assertThat(previews.start(ada, new Draft(TEXT, Optional.of(new DeviceId("UNKNOWN")), List.of(), 50)))
                .isEqualTo(new Result.Unknown());
    }

    @Test
    void oneWithoutStillsEndsAtOnce() throws InterruptedException {
        var preview = started(draft(5));

        world.captures.work(work);

        assertThat(view(preview).preview().status()).isEqualTo(Preview.Status.COMPLETED);
    }

    @Test
    void anOrganizationHasThreeRunningAtMostAndOthersDoNotSeeThem() throws InterruptedException {
        judged(1);
        var first = started(draft(1));
        started(draft(1));
        started(draft(1));

        assertThat(previews.start(ada, draft(1))).isEqualTo(new Result.TooMany(3));
        previews.cancel(ada, first.id());
        assertThat(previews.start(ada, draft(1))).isInstanceOf(Result.Started.class);

        var stranger = world.ports.ownerOf(world.ports.newOrg());
        assertThat(previews.find(stranger.org(), first.id())).isEmpty();
        assertThat(previews.cancel(stranger, first.id())).isFalse();
    }

    @Test
    void whoeverWatchesIsToldUntilItEnds() throws InterruptedException {
        judged(2);
        var preview = started(draft(2));
        var feed = new RecordingPreviewFeed();
        assertThat(watch.open(signedIn(), preview.id(), feed)).isPresent();

        work.handle(claim());
        watch.tick();
        world.captures.work(work);
        watch.tick();

        assertThat(feed.offered()).extracting(view -> view.progress().done()).containsExactly(0, 1, 2);
        assertThat(feed.closed()).isTrue();
    }

    @Test
    void whoeverLoggedOutWatchesNoLonger() throws InterruptedException {
        judged(1);
        var preview = started(draft(1));
        var feed = new RecordingPreviewFeed();
        watch.open(ada, preview.id(), feed);

        watch.tick();

        assertThat(feed.closed()).as("a session that is no more").isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Principal.User signedIn() {
        var ports = world.ports;
        var id = new UserId(ports.ids().next());
        var session = new SessionId(ports.ids().next());
        var now = ports.clock().instant();
        var user = new User(id, new Email(id + "@example.org"), "Ada", world.org, false, now);
        ports.system(Purpose.LOG_IN).run(tx -> {
            ports.users().add(tx, user, Optional.of("hash"), new Membership(id, world.org, Role.OWNER));
            ports.sessions()
                    .add(tx, Session.opened(session, id, world.org, Session.Kind.CLIENT, Sha256.of("secret"), now));
        });
        return new Principal.User(id, world.org, Role.OWNER, session, false);
    }

    private Lease claim() {
        return world.captures.claim(JobKind.PREVIEW).getFirst();
    }

    private Preview started(Draft draft) {
        if (previews.start(ada, draft) instanceof Result.Started(Preview preview)) {
            return preview;
        }
        throw new IllegalStateException("not started");
    }

    private View view(Preview preview) {
        return previews.find(world.org, preview.id()).orElseThrow();
    }

    private static Draft draft(int last) {
        return new Draft(TEXT, Optional.empty(), List.of(), last);
    }

    /** Stills that were judged normal, a second apart. */
    private void judged(int count) throws InterruptedException {
        for (var i = 1; i <= count; i++) {
            world.captures.taken("CAP_" + i, i);
            world.ports.clock().advance(Duration.ofSeconds(1));
        }
        world.judgeAll();
    }
}
