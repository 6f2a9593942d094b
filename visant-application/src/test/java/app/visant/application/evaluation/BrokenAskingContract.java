package app.visant.application.evaluation;

import static app.visant.application.evaluation.EvaluationWorld.says;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.capture.CaptureLedger;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.InMemoryImageStore;
import app.visant.application.capture.port.PassThroughImageCodec;
import app.visant.application.capture.port.Pictures;
import app.visant.application.evaluation.port.PanelRepository.KeptPanel;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.job.JobDispatch;
import app.visant.application.org.LimitBook;
import app.visant.application.org.StillQuota;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.JobQueueContract;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.device.Device;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.ConsensusRule;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.PanelPlan.Wanted;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.ReusePolicy;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.evaluation.Spent;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents answered before the asking was broken off is paid for, once, over whichever database. */
public interface BrokenAskingContract {
    Duration LEASE = Duration.ofMinutes(2);
    PriceList PRICES = PriceList.parse("2026-01-01 paid * 1.5 6");
    Spent TOKENS = new Spent(
            Optional.of("paid-2026"), Optional.of(1_000L), Optional.of(100L), Optional.of("en-2"), Optional.of("{}"));
    Answer NORMAL = Answer.of(says(ClassificationState.NORMAL, 0.9), TOKENS);

    PortsUnderTest ports();

    @BeforeEach
    default void finishJobsOfOthers() {
        JobQueueContract.drain(ports());
    }

    @Test
    default void whatOneAnsweredWhileAnotherWasStillAskedIsCountedOnce() throws InterruptedException {
        var desk = new Desk(ports());
        var hanging = new Hanging("slow", 2);

        desk.breakOff(desk.evaluation(hanging.and(desk.paid), hanging), hanging, desk.claim());

        assertThat(desk.bill("paid")).isEqualTo(new Spending(1, 1_000, 100, 2_100));
        assertThat(desk.capture().evaluation().settled()).isFalse();

        desk.clock.advance(LEASE);
        desk.evaluation(desk.paid).handle(desk.claim());
        assertThat(desk.bill("paid")).isEqualTo(new Spending(2, 2_000, 200, 4_200));
        assertThat(desk.capture().evaluation().judged()).isPresent();
    }

    @Test
    default void whatThePrimaryCostIsCountedIfTheFallbackIsBrokenOff() throws InterruptedException {
        var desk = new Desk(ports());
        var hanging = new Hanging("slow", 1);
        desk.choose("paid", "slow");
        desk.paid.next(Answer.of(new ModelOutcome.Unavailable("503", Optional.empty()), TOKENS));

        desk.breakOff(desk.evaluation(desk.paid, hanging), hanging, desk.claim());

        assertThat(desk.bill("paid")).isEqualTo(new Spending(1, 1_000, 100, 2_100));
    }

    @Test
    default void itIsCountedThoughTheLeaseIsLost() throws InterruptedException {
        var desk = new Desk(ports());
        var hanging = new Hanging("slow", 2);
        var lost = desk.claim();
        desk.in().run(tx -> desk.ports.jobs().addAnew(tx, desk.job()));

        var asking = desk.ask(desk.evaluation(hanging.and(desk.paid), hanging), lost);
        asking.join();
        assertThat(desk.bill("paid")).as("nobody was asked").isEqualTo(Spending.NOTHING);

        var held = desk.claim();
        var begun = desk.ask(desk.evaluation(hanging.and(desk.paid), hanging), held);
        hanging.awaitAsked();
        desk.in().run(tx -> desk.ports.jobs().addAnew(tx, desk.job()));
        begun.interrupt();
        begun.join();

        assertThat(desk.bill("paid")).isEqualTo(new Spending(1, 1_000, 100, 2_100));
    }

    @Test
    default void aServerThatStopsCountsWhatWasAnsweredAndGivesTheStillBack() throws InterruptedException {
        var desk = new Desk(ports());
        var hanging = new Hanging("slow", 2);
        var dispatch = new JobDispatch(
                desk.evaluation(hanging.and(desk.paid), hanging),
                desk.ports.jobs(),
                desk.ports.transactions(),
                desk.ports.signals(),
                desk.clock,
                new JobDispatch.Settings(new NodeId(desk.ports.ids().next()), 2, LEASE));
        dispatch.tick();
        hanging.awaitAsked();

        dispatch.stop(Duration.ZERO);

        assertThat(dispatch.running()).isZero();
        assertThat(desk.bill("paid")).isEqualTo(new Spending(1, 1_000, 100, 2_100));
        desk.evaluation(desk.paid).handle(desk.claim());
        assertThat(desk.capture().evaluation().judged()).isPresent();
        assertThat(desk.bill("paid")).isEqualTo(new Spending(2, 2_000, 200, 4_200));
    }

    @Test
    default void anInterruptAtTheLastAnswerCountsItOnceWhetherTheVerdictIsWrittenOrNot() throws InterruptedException {
        var desk = new Desk(ports());
        var asking = new Thread[1];
        var ready = new CountDownLatch(1);
        desk.paid.always(request -> {
            await(ready);
            asking[0].interrupt();
            return NORMAL;
        });
        asking[0] = desk.ask(desk.evaluation(desk.paid), desk.claim());
        ready.countDown();

        asking[0].join();

        assertThat(desk.bill("paid")).isEqualTo(new Spending(1, 1_000, 100, 2_100));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that never answers by itself. */
    final class Hanging implements VisionModel {
        private final String agent;
        private final CountDownLatch asked;

        Hanging(String agent, int questions) {
            this.agent = agent;
            this.asked = new CountDownLatch(questions);
        }

        /** Counts the questions of another one, too. */
        VisionModel and(ScriptedVisionModel other) {
            return other.always(request -> {
                asked.countDown();
                return NORMAL;
            });
        }

        void awaitAsked() throws InterruptedException {
            asked.await();
        }

        @Override
        public String agent() {
            return agent;
        }

        @Override
        public Answer assess(Request request) {
            asked.countDown();
            await(new CountDownLatch(1));
            return Answer.notAsked(new ModelOutcome.Unavailable("interrupted", Optional.empty()));
        }
    }

    /** An organization with one still to be judged, by an agent that costs something. */
    final class Desk {
        private final PortsUnderTest ports;
        private final SettableClock clock = new SettableClock();
        private final OrgId org;
        private final Capture still;
        private final InMemoryImageStore images = new InMemoryImageStore(clock);
        private final ScriptedVisionModel paid = new ScriptedVisionModel("paid").always(request -> NORMAL);

        Desk(PortsUnderTest ports) {
            this.ports = ports;
            this.org = ports.newOrg();
            Device.Active device = ports.newDevice(org);
            this.still = ports.newCapture(device, SettableClock.NOON);
            images.put(ImageKey.of(still), ImageStore.Part.ORIGINAL, Pictures.jpeg(64, 48, 1));
            var first = NormalDescription.first(new DescriptionId(ports.ids().next()), org, SettableClock.NOON);
            in().run(tx -> {
                ports.descriptions().add(tx, first);
                ports.jobs().add(tx, List.of(job()));
            });
        }

        Inside in() {
            return ports.in(org);
        }

        Job job() {
            var id = ports.ids().next();
            var subject = still.recordId().value();
            var now = clock.instant();
            return new Job(id, org, JobKind.EVALUATE, still.device().value(), subject, now, now);
        }

        StillEvaluation evaluation(VisionModel... models) {
            var limits =
                    new LimitBook(ports.transactions(), ports.limits(), new LimitBook.Installation(Limits.NONE), clock);
            var captures = new CaptureLedger(
                    ports.transactions(),
                    ports.captures(),
                    ports.jobs(),
                    ports.signals(),
                    ports.ids(),
                    new StillQuota(ports.usage(), limits, clock));
            var stores = new ScriptedPanel(ports, EvaluationWorld.LIMIT, models).stores(PRICES, ReusePolicy.NEVER);
            var ledger =
                    new EvaluationLedger(ports.transactions(), ports.jobs(), ports.captures(), captures, stores, clock);
            return new StillEvaluation(ledger, new Showing(images, new PassThroughImageCodec()), clock);
        }

        void choose(String primary, String fallback) {
            var plan = PanelPlan.of(
                    List.of(
                            new Wanted(primary, "script", Optional.empty()),
                            new Wanted(fallback, "script", Optional.empty())),
                    new ConsensusPolicy(ConsensusRule.PRIMARY_WITH_FALLBACK, 0.6));
            in().run(tx -> ports.panels().keep(tx, org, new KeptPanel(plan, Map.of()), clock.instant()));
        }

        Lease claim() {
            var node = new NodeId(ports.ids().next());
            return ports.system(Purpose.JOB_CLAIM)
                    .list(tx -> ports.jobs().claim(tx, JobKind.EVALUATE, node, 1, 1, LEASE, clock.instant()))
                    .getFirst();
        }

        Thread ask(StillEvaluation evaluation, Lease lease) {
            return Thread.ofVirtual().start(() -> {
                try {
                    evaluation.handle(lease);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void breakOff(StillEvaluation evaluation, Hanging hanging, Lease lease) throws InterruptedException {
            var asking = ask(evaluation, lease);
            hanging.awaitAsked();
            asking.interrupt();
            asking.join();
        }

        Capture capture() {
            return in().<Capture>get(tx ->
                    ports.captures().find(tx, org, still.recordId()).orElseThrow());
        }

        /** What was counted for one agent. */
        Spending bill(String agent) {
            return in().list(tx -> ports.spending().lines(tx, org, SpendingControl.month(clock.instant()))).stream()
                    .filter(line -> line.agent().equals(agent))
                    .map(line -> line.spending())
                    .reduce(Spending.NOTHING, Spending::plus);
        }
    }
}
