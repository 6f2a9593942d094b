package app.visant.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.application.InMemoryWorld;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobDispatchTest {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final NodeId NODE = new NodeId(new UUID(7, 7));

    private final InMemoryWorld world = new InMemoryWorld();
    private final OrgId org = world.newOrg();
    private final ScriptedHandler handler = new ScriptedHandler(JobKind.EVALUATE, world.transactions(), world.jobs());
    private final JobDispatch dispatch = dispatch(handler, NODE, 4);

    @AfterEach
    void stop() throws InterruptedException {
        handler.letAllGo();
        dispatch.stop(PATIENCE);
    }

    @Test
    void runsWhatIsDueAndEndsIt() throws InterruptedException {
        add(org, "a", "1");
        add(org, "b", "2");

        tickUntilIdle();

        assertThat(handler.done()).containsExactlyInAnyOrder("1", "2");
        assertThat(depth()).isZero();
    }

    @Test
    void runsNoMoreAtOnceThanThereAreSlots() throws InterruptedException {
        handler.hold();
        var orgs = List.of(org, world.newOrg(), world.newOrg());
        for (var each : orgs) {
            for (var i = 0; i < 5; i++) {
                add(each, "lane" + i, "subject" + i);
            }
        }

        dispatch.tick();
        handler.awaitStarts(4);
        dispatch.tick();

        assertThat(dispatch.running()).isEqualTo(4);
        assertThat(handler.started()).hasSize(4);
    }

    @Test
    void oneOrganizationLeavesAQuarterOfTheSlotsToOthers() throws InterruptedException {
        handler.hold();
        for (var i = 0; i < 10; i++) {
            add(org, "lane" + i, "flood" + i);
        }
        dispatch.tick();
        handler.awaitStarts(3);
        assertThat(dispatch.running()).isEqualTo(3);

        add(world.newOrg(), "a", "other");
        dispatch.tick();

        handler.awaitStarts(1);
        assertThat(handler.started()).contains("other");
    }

    @Test
    void stillsOfOneDeviceRunOldestFirstOneAtATime() throws InterruptedException {
        add(org, "cam", "second", 20);
        add(org, "cam", "first", 10);
        add(org, "cam", "third", 30);

        tickUntilIdle();

        assertThat(handler.done()).containsExactly("first", "second", "third");
        assertThat(handler.mostAtOnce()).isEqualTo(1);
    }

    @Test
    void aSignalOfItsKindOrAResyncWakesIt() throws InterruptedException {
        for (var signal : List.of(new Signal.JobsAdded(JobKind.EVALUATE), new Signal.Resync())) {
            world.signals().publish(signal);

            // Would wait for a day, and the build would notice.
            dispatch.await(Duration.ofDays(1));
        }
    }

    @Test
    void theEndOfAJobWakesItSoThatTheSlotIsFilledAgain() throws InterruptedException {
        add(org, "a", "1");
        dispatch.tick();

        dispatch.await(Duration.ofDays(1));

        assertThat(handler.done()).containsExactly("1");
    }

    @Test
    void aSignalOfAnotherKindDoesNotWakeIt() throws InterruptedException {
        world.signals().publish(new Signal.JobsAdded(JobKind.ERASE));

        dispatch.await(Duration.ofMillis(1));
        add(org, "a", "1");
        dispatch.tick();
        dispatch.await(Duration.ofDays(1));

        assertThat(handler.done()).containsExactly("1");
    }

    @Test
    void aJobThatFailsIsTriedAgainAfterAWhileAndInTheEndGivenUp() throws InterruptedException {
        handler.failAlways();
        add(org, "a", "1");

        tickUntilIdle();
        assertThat(handler.started()).hasSize(1);
        tickUntilIdle();
        assertThat(handler.started()).as("not due yet").hasSize(1);
        world.clock().advance(RetryPlan.SHORTEST);
        tickUntilIdle();
        assertThat(handler.started()).hasSize(2);
        world.clock().advance(RetryPlan.GIVEN_UP_AFTER);
        tickUntilIdle();

        assertThat(handler.abandoned()).containsExactly("1");
        assertThat(depth()).isZero();
    }

    @Test
    void aJobWhoseHoldersDieIsGivenUpAtLastAndNeverStuck() throws InterruptedException {
        add(org, "a", "1");
        for (var i = 0; i < JobDispatch.MAX_ATTEMPTS; i++) {
            // A holder that takes the job and is never heard of again.
            world.transactions()
                    .inSystem(
                            Purpose.JOB_CLAIM,
                            tx -> world.jobs()
                                    .claim(
                                            tx,
                                            JobKind.EVALUATE,
                                            NODE,
                                            1,
                                            1,
                                            LEASE,
                                            world.clock().instant()));
            world.clock().advance(LEASE);
        }

        tickUntilIdle();

        assertThat(handler.abandoned()).containsExactly("1");
        assertThat(handler.started()).isEmpty();
        assertThat(depth()).isZero();
    }

    @Test
    void aLongJobKeepsItsLeaseWhileTicksGoOn() throws InterruptedException {
        handler.hold();
        add(org, "a", "1");
        dispatch.tick();
        handler.awaitStarts(1);
        for (var i = 0; i < 10; i++) {
            world.clock().advance(Duration.ofMinutes(1));
            dispatch.tick();
        }

        assertThat(claimElsewhere()).isEmpty();
        handler.letAllGo();
        tickUntilIdle();
        assertThat(handler.done()).containsExactly("1");
    }

    @Test
    void aJobWhoseLeaseWentToAnotherNodeIsInterruptedAndItsEndRefused() throws InterruptedException {
        handler.hold();
        add(org, "a", "1");
        dispatch.tick();
        handler.awaitStarts(1);
        world.clock().advance(LEASE);
        assertThat(claimElsewhere()).hasSize(1);

        dispatch.tick();

        awaitIdle();
        assertThat(handler.interrupted()).containsExactly("1");
        assertThat(handler.done()).isEmpty();
        assertThat(depth()).as("it is the other node's").isOne();
    }

    @Test
    void stoppingLetsRunningJobsEndAndGivesBackThoseThatDoNot() throws InterruptedException {
        handler.hold();
        add(org, "a", "1");
        dispatch.tick();
        handler.awaitStarts(1);

        dispatch.stop(Duration.ofMillis(1));
        awaitIdle();
        add(org, "b", "2");
        dispatch.tick();

        assertThat(dispatch.running()).as("takes nothing more").isZero();
        assertThat(handler.interrupted()).containsExactly("1");
        assertThat(claimElsewhere())
                .as("due again at once")
                .extracting(Job::subject)
                .contains("1");
    }

    @Test
    void aNodeWithoutSlotsOrWithALeaseShorterThanATickIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new JobDispatch.Settings(NODE, 0, LEASE));
        assertThatIllegalArgumentException().isThrownBy(() -> new JobDispatch.Settings(NODE, 1, Duration.ofSeconds(5)));
    }

    private JobDispatch dispatch(JobHandler jobHandler, NodeId node, int slots) {
        return new JobDispatch(
                jobHandler,
                world.jobs(),
                world.transactions(),
                world.signals(),
                world.clock(),
                new JobDispatch.Settings(node, slots, LEASE));
    }

    private void add(OrgId owner, String lane, String subject) {
        add(owner, lane, subject, 0);
    }

    private void add(OrgId owner, String lane, String subject, int second) {
        var now = world.clock().instant();
        var job = new Job(
                world.ids().next(),
                owner,
                JobKind.EVALUATE,
                lane,
                subject,
                now.minusSeconds(60).plusSeconds(second),
                now);
        world.in(owner).run(tx -> world.jobs().add(tx, List.of(job)));
    }

    private long depth() {
        return world.system(Purpose.JOB_CLAIM).count(tx -> world.jobs().depth(tx, JobKind.EVALUATE));
    }

    private List<Job> claimElsewhere() {
        var jobs = new ArrayList<Job>();
        world.transactions()
                .inSystem(
                        Purpose.JOB_CLAIM,
                        tx -> world.jobs()
                                .claim(
                                        tx,
                                        JobKind.EVALUATE,
                                        new NodeId(new UUID(8, 8)),
                                        9,
                                        9,
                                        LEASE,
                                        world.clock().instant())
                                .forEach(lease -> jobs.add(lease.job())));
        return jobs;
    }

    /** As the runner does, until nothing runs and nothing more is due. */
    private void tickUntilIdle() throws InterruptedException {
        int before;
        do {
            before = handler.taken();
            dispatch.tick();
            awaitIdle();
        } while (handler.taken() > before);
    }

    private void awaitIdle() throws InterruptedException {
        while (dispatch.running() > 0) {
            dispatch.await(PATIENCE);
        }
    }
}
