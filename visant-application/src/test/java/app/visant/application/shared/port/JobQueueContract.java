package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adding, leasing and ending jobs; which jobs come first is shown by {@link JobQueueOrderContract}. */
public interface JobQueueContract {
    Instant NOON = PortsUnderTest.NOON;
    Duration LEASE = Duration.ofMinutes(2);
    int PLENTY = 1_000;

    PortsUnderTest ports();

    /** Jobs that other tests left in a shared database would stand in the way. */
    @BeforeEach
    default void finishJobsOfOthers() {
        drain(ports());
    }

    @Test
    default void aJobExistsIfAndOnlyIfItsTransactionCommitted() {
        var org = ports().newOrg();
        ports().in(org).run(tx -> ports().jobs().add(tx, job(ports(), org, JobKind.DEVELOP, "a", "1")));
        ports().in(org).rolledBack(tx -> {
            ports().jobs().add(tx, job(ports(), org, JobKind.DEVELOP, "a", "2"));
        });

        assertThat(pending(org, JobKind.DEVELOP, "1")).isTrue();
        assertThat(pending(org, JobKind.DEVELOP, "2")).isFalse();
        assertThat(claim(JobKind.DEVELOP)).hasSize(1);
    }

    @Test
    default void aDeferredJobIsDueAgainAsIfItWereNew() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.EVALUATE, "a", "1"));
        var lease = only(claim(JobKind.EVALUATE));
        var later = NOON.plus(Duration.ofDays(9));

        assertThat(ports().in(org).test(tx -> ports().jobs().defer(tx, lease, later, "money")))
                .isTrue();
        assertThat(ports().in(org).test(tx -> ports().jobs().defer(tx, lease, later, "money")))
                .isFalse();

        assertThat(claim(JobKind.EVALUATE)).isEmpty();
        var again = only(claim(JobKind.EVALUATE, later));
        assertThat(again.job().firstDueAt()).isEqualTo(later);
        assertThat(again.job().orderAt()).isEqualTo(lease.job().orderAt());
        assertThat(again.attempt()).isEqualTo(1);
    }

    @Test
    default void onlyWhatWasDeferredForThatReasonIsRecalled() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        add(job(ports(), org, JobKind.EVALUATE, "a", "1"));
        add(job(ports(), org, JobKind.EVALUATE, "b", "2"));
        add(job(ports(), other, JobKind.EVALUATE, "c", "1"));
        var later = NOON.plus(Duration.ofDays(9));
        for (var lease : claim(JobKind.EVALUATE)) {
            var reason = lease.job().subject().equals("2") ? "rain" : "money";
            ports().in(lease.job().org()).run(tx -> ports().jobs().defer(tx, lease, later, reason));
        }

        ports().in(org).run(tx -> ports().jobs().recall(tx, org, JobKind.EVALUATE, "money", NOON));

        var recalled = only(claim(JobKind.EVALUATE));
        assertThat(recalled.job().lane()).isEqualTo("a");
        assertThat(recalled.job().firstDueAt()).isEqualTo(NOON);
    }

    @Test
    default void aLeaseCarriesTheJobAsItWasAdded() {
        var org = ports().newOrg();
        var added = new Job(
                ports().ids().next(),
                org,
                JobKind.EVALUATE,
                "camera-1",
                "record-1",
                NOON.minus(Duration.ofDays(1)),
                NOON.minusMillis(1));
        add(List.of(added));

        var lease = only(claim(JobKind.EVALUATE));

        assertThat(lease.job()).isEqualTo(added);
        assertThat(lease.attempt()).isEqualTo(1);
        assertThat(lease.until()).isEqualTo(NOON.plus(LEASE));
    }

    @Test
    default void addsNoSecondJobForASubjectThatWaitsOrRuns() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));

        var lease = only(claim(JobKind.DEVELOP));
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));

        assertThat(claim(JobKind.DEVELOP)).isEmpty();
        assertThat(complete(org, lease)).isTrue();
        assertThat(pending(org, JobKind.DEVELOP, "1")).isFalse();
    }

    @Test
    default void whatIsAskedForAnewStartsOverAndItsHolderIsRefused() {
        var org = ports().newOrg();
        addAnew(job(ports(), org, JobKind.EVALUATE, "a", "1").getFirst());
        var old = only(claim(JobKind.EVALUATE));
        var later = NOON.plusSeconds(10);

        addAnew(new Job(ports().ids().next(), org, JobKind.EVALUATE, "a", "1", NOON, later));

        assertThat(extend(org, old, later.plus(LEASE))).isFalse();
        assertThat(complete(org, old)).isFalse();
        assertThat(retry(org, old, NOON)).isFalse();
        assertThat(claim(JobKind.EVALUATE, later.minusMillis(1))).isEmpty();
        var anew = only(claim(JobKind.EVALUATE, later));
        assertThat(anew.attempt()).isEqualTo(1);
        assertThat(anew.job().firstDueAt()).isEqualTo(later);
        assertThat(complete(org, anew)).isTrue();
        assertThat(pending(org, JobKind.EVALUATE, "1")).isFalse();
    }

    @Test
    default void whatWaitsAfterAFailureIsHurriedByAskingAnew() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.EVALUATE, "a", "1"));
        retry(org, only(claim(JobKind.EVALUATE)), NOON.plus(Duration.ofHours(1)));
        var later = NOON.plusSeconds(10);

        addAnew(new Job(ports().ids().next(), org, JobKind.EVALUATE, "a", "1", NOON, later));

        assertThat(only(claim(JobKind.EVALUATE, later)).job().firstDueAt()).isEqualTo(later);
    }

    @Test
    default void addsNoSecondJobWithinOneCallEither() {
        var org = ports().newOrg();
        var first = job(ports(), org, JobKind.DEVELOP, "a", "1");
        var second = job(ports(), org, JobKind.DEVELOP, "a", "1");

        add(List.of(first.get(0), second.get(0)));

        assertThat(claim(JobKind.DEVELOP)).hasSize(1);
    }

    @Test
    default void aSubjectMayComeAgainOnceItsJobIsDone() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        complete(org, only(claim(JobKind.DEVELOP)));

        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));

        assertThat(only(claim(JobKind.DEVELOP)).attempt()).isEqualTo(1);
    }

    @Test
    default void theSameSubjectOfAnotherKindOrOrganizationIsAnotherJob() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        add(job(ports(), org, JobKind.EVALUATE, "a", "1"));
        add(job(ports(), other, JobKind.DEVELOP, "a", "1"));

        assertThat(claim(JobKind.DEVELOP)).hasSize(2);
        assertThat(claim(JobKind.EVALUATE)).hasSize(1);
    }

    @Test
    default void aJobIsNotClaimedBeforeItIsDue() {
        var org = ports().newOrg();
        var due = NOON.plusSeconds(10);
        add(List.of(new Job(ports().ids().next(), org, JobKind.ERASE, "a", "1", NOON, due)));

        assertThat(claim(JobKind.ERASE, due.minusMillis(1))).isEmpty();
        assertThat(claim(JobKind.ERASE, due)).hasSize(1);
    }

    @Test
    default void aLeasedJobIsNobodyElses() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        claim(JobKind.DEVELOP);

        assertThat(claim(JobKind.DEVELOP, NOON.plus(LEASE).minusMillis(1))).isEmpty();
        assertThat(pending(org, JobKind.DEVELOP, "1")).isTrue();
    }

    @Test
    default void aLeaseThatRanOutIsClaimedAnewAndItsOldHolderIsRefused() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        var old = only(claim(JobKind.DEVELOP));
        var later = NOON.plus(LEASE).plusMillis(1);

        var anew = only(claim(JobKind.DEVELOP, later));

        assertThat(anew.job()).isEqualTo(old.job());
        assertThat(anew.attempt()).isEqualTo(2);
        assertThat(anew.token()).isNotEqualTo(old.token());
        assertThat(complete(org, old)).isFalse();
        assertThat(retry(org, old, later)).isFalse();
        assertThat(extend(org, old, later.plus(LEASE))).isFalse();
        assertThat(pending(org, JobKind.DEVELOP, "1")).isTrue();
        assertThat(complete(org, anew)).isTrue();
    }

    @Test
    default void completingEndsTheJobOnce() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        var lease = only(claim(JobKind.DEVELOP));

        assertThat(complete(org, lease)).isTrue();
        assertThat(complete(org, lease)).isFalse();
        assertThat(retry(org, lease, NOON)).isFalse();
        assertThat(extend(org, lease, NOON.plus(LEASE))).isFalse();
        assertThat(claim(JobKind.DEVELOP, NOON.plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    default void anOldHolderCannotEndTheNextJobOfTheSubject() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        var old = only(claim(JobKind.DEVELOP));
        complete(org, old);
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        claim(JobKind.DEVELOP);

        assertThat(complete(org, old)).isFalse();
        assertThat(pending(org, JobKind.DEVELOP, "1")).isTrue();
    }

    @Test
    default void aJobGivenBackIsDueWhenToldAndCountsItsAttemptsAnew() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        var first = only(claim(JobKind.DEVELOP));
        var dueAt = NOON.plusSeconds(30);

        assertThat(retry(org, first, dueAt)).isTrue();

        assertThat(pending(org, JobKind.DEVELOP, "1")).isTrue();
        assertThat(claim(JobKind.DEVELOP, dueAt.minusMillis(1))).isEmpty();
        var second = only(claim(JobKind.DEVELOP, dueAt));
        assertThat(second.attempt()).as("only holders that died are counted").isEqualTo(1);
        assertThat(second.job()).as("giving up counts from the first due time").isEqualTo(first.job());
        assertThat(complete(org, first)).isFalse();
    }

    @Test
    default void anExtendedLeaseHoldsUntilItsNewEnd() {
        var org = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        var lease = only(claim(JobKind.DEVELOP));
        var until = NOON.plus(LEASE).plus(LEASE);

        assertThat(extend(org, lease, until)).isTrue();

        assertThat(claim(JobKind.DEVELOP, until.minusMillis(1))).isEmpty();
        assertThat(complete(org, lease)).isTrue();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorEndsAJob() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        add(job(ports(), org, JobKind.DEVELOP, "a", "1"));
        var lease = only(claim(JobKind.DEVELOP));

        assertThat(ports().in(other).test(tx -> ports().jobs().pending(tx, org, JobKind.DEVELOP, "1")))
                .isFalse();
        assertThat(complete(other, lease)).isFalse();
        assertThat(retry(other, lease, NOON)).isFalse();
        assertThat(extend(other, lease, NOON.plus(LEASE).plus(LEASE))).isFalse();
        assertThat(complete(org, lease)).isTrue();
    }

    @Test
    default void countsWhatWaitsAndRuns() {
        var org = ports().newOrg();
        var before = depth(JobKind.ERASE);
        add(job(ports(), org, JobKind.ERASE, "a", "1"));
        add(job(ports(), org, JobKind.ERASE, "a", "2"));
        var lease = claim(JobKind.ERASE).get(0);

        assertThat(depth(JobKind.ERASE)).isEqualTo(before + 2);
        complete(org, lease);

        assertThat(depth(JobKind.ERASE)).isEqualTo(before + 1);
    }

    @Test
    default void knowsTheOldestDueJob() {
        var org = ports().newOrg();
        var oldest = NOON.minus(Duration.ofDays(365));
        add(List.of(new Job(ports().ids().next(), org, JobKind.ERASE, "a", "1", NOON, oldest)));
        add(List.of(new Job(ports().ids().next(), org, JobKind.ERASE, "a", "2", NOON, NOON)));

        assertThat(oldestDue(JobKind.ERASE, NOON)).contains(oldest);
        assertThat(oldestDue(JobKind.ERASE, oldest.minusMillis(1))).isEmpty();
    }

    /** One job, due at noon. */
    static List<Job> job(PortsUnderTest ports, OrgId org, JobKind kind, String lane, String subject) {
        return List.of(new Job(ports.ids().next(), org, kind, lane, subject, NOON, NOON));
    }

    /** A lease on a job of that organization; what others have due is leased too, for as long. */
    static Lease claimOf(PortsUnderTest ports, JobKind kind, OrgId org, Instant now) {
        while (true) {
            var leases = all(ports, kind, now);
            assertThat(leases).as("due jobs").isNotEmpty();
            for (var lease : leases) {
                if (lease.job().org().equals(org)) {
                    return lease;
                }
            }
        }
    }

    static List<Lease> claimAs(PortsUnderTest ports, JobKind kind, NodeId node, int limit, int perOrg, Instant now) {
        return ports.system(Purpose.JOB_CLAIM)
                .list(tx -> ports.jobs().claim(tx, kind, node, limit, perOrg, LEASE, now));
    }

    /** Ends every job of everybody. */
    static void drain(PortsUnderTest ports) {
        var farOff = NOON.plus(Duration.ofDays(3_650));
        for (var kind : JobKind.values()) {
            for (var leases = all(ports, kind, farOff); !leases.isEmpty(); leases = all(ports, kind, farOff)) {
                leases.forEach(lease ->
                        ports.in(lease.job().org()).run(tx -> ports.jobs().complete(tx, lease)));
            }
        }
    }

    private static List<Lease> all(PortsUnderTest ports, JobKind kind, Instant now) {
        return claimAs(ports, kind, new NodeId(ports.ids().next()), PLENTY, PLENTY, now);
    }

    private void add(List<Job> jobs) {
        ports().in(jobs.get(0).org()).run(tx -> ports().jobs().add(tx, jobs));
    }

    private void addAnew(Job job) {
        ports().in(job.org()).run(tx -> ports().jobs().addAnew(tx, job));
    }

    private List<Lease> claim(JobKind kind) {
        return claim(kind, NOON);
    }

    private List<Lease> claim(JobKind kind, Instant now) {
        return all(ports(), kind, now);
    }

    private static Lease only(List<Lease> leases) {
        assertThat(leases).hasSize(1);
        return leases.get(0);
    }

    private boolean complete(OrgId org, Lease lease) {
        return ports().in(org).test(tx -> ports().jobs().complete(tx, lease));
    }

    private boolean retry(OrgId org, Lease lease, Instant dueAt) {
        return ports().in(org).test(tx -> ports().jobs().retry(tx, lease, dueAt, "agent away"));
    }

    private boolean extend(OrgId org, Lease lease, Instant until) {
        return ports().in(org).test(tx -> ports().jobs().extend(tx, lease, until));
    }

    private boolean pending(OrgId org, JobKind kind, String subject) {
        return ports().in(org).test(tx -> ports().jobs().pending(tx, org, kind, subject));
    }

    private long depth(JobKind kind) {
        return ports().system(Purpose.JOB_CLAIM).count(tx -> ports().jobs().depth(tx, kind));
    }

    private Optional<Instant> oldestDue(JobKind kind, Instant now) {
        return ports().system(Purpose.JOB_CLAIM).find(tx -> ports().jobs().oldestDue(tx, kind, now));
    }
}
