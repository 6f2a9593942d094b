package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes first in a {@link JobQueue}: lanes, limits, turns of the organizations, several claimers at once. */
public interface JobQueueOrderContract {
    Instant NOON = PortsUnderTest.NOON;
    int PLENTY = JobQueueContract.PLENTY;

    PortsUnderTest ports();

    @BeforeEach
    default void finishJobsOfOthers() {
        JobQueueContract.drain(ports());
    }

    @Test
    default void aSerialLaneRunsOneAfterTheOtherTheOldestFirst() {
        var org = ports().newOrg();
        add(org, JobKind.EVALUATE, "lane", "third", NOON.minusSeconds(1));
        add(org, JobKind.EVALUATE, "lane", "first", NOON.minusSeconds(3));
        add(org, JobKind.EVALUATE, "lane", "second", NOON.minusSeconds(2));

        for (var expected : List.of("first", "second", "third")) {
            var leases = claim(JobKind.EVALUATE, PLENTY, PLENTY);
            assertThat(subjects(leases)).containsExactly(expected);
            assertThat(claim(JobKind.EVALUATE, PLENTY, PLENTY)).isEmpty();
            complete(leases.get(0));
        }
        assertThat(claim(JobKind.EVALUATE, PLENTY, PLENTY)).isEmpty();
    }

    @Test
    default void whoeverCountsWhatGivesWayAndAddsToItCountsWhatOthersAddedBefore() {
        var org = ports().newOrg();
        var places = 3;

        var taken = Together.run(
                8,
                () -> ports().in(org).test(tx -> {
                    var room = ports().jobs().laterOnes(tx, org, JobKind.EVALUATE) < places;
                    if (room) {
                        var id = ports().ids().next();
                        ports().jobs()
                                .add(
                                        tx,
                                        List.of(new Job(id, org, JobKind.EVALUATE, "lane", id.toString(), NOON, NOON)
                                                .givingWay()));
                    }
                    return room;
                }));

        assertThat(taken).filteredOn(room -> room).hasSize(places);
    }

    @Test
    default void whatGivesWayComesLastInItsLaneAndAfterOtherLanesHoweverOldItIs() {
        var org = ports().newOrg();
        var old = NOON.minusSeconds(100);
        addGivingWay(org, "a", "again", old);
        addGivingWay(org, "b", "again too", old);
        add(org, JobKind.EVALUATE, "a", "live", NOON);

        assertThat(ports().in(org).count(tx -> ports().jobs().laterOnes(tx, org, JobKind.EVALUATE)))
                .isEqualTo(2);
        var first = claim(JobKind.EVALUATE, 1, PLENTY);
        assertThat(subjects(first)).containsExactly("live");
        assertThat(subjects(claim(JobKind.EVALUATE, PLENTY, PLENTY))).containsExactly("again too");
        complete(first.get(0));
        var last = claim(JobKind.EVALUATE, PLENTY, PLENTY);
        assertThat(subjects(last)).containsExactly("again");
        assertThat(last.get(0).job().later()).isTrue();
    }

    @Test
    default void serialLanesDoNotWaitForEachOther() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        add(org, JobKind.EVALUATE, "a", "a1", NOON);
        add(org, JobKind.EVALUATE, "a", "a2", NOON.plusSeconds(1));
        add(org, JobKind.EVALUATE, "b", "b1", NOON);
        add(other, JobKind.EVALUATE, "a", "other", NOON);

        assertThat(subjects(claim(JobKind.EVALUATE, PLENTY, PLENTY))).containsExactlyInAnyOrder("a1", "b1", "other");
    }

    @Test
    default void ofAnotherKindALaneRunsAllAtOnce() {
        var org = ports().newOrg();
        add(org, JobKind.DEVELOP, "lane", "1", NOON);
        add(org, JobKind.DEVELOP, "lane", "2", NOON);
        add(org, JobKind.EVALUATE, "lane", "3", NOON);

        assertThat(claim(JobKind.DEVELOP, PLENTY, PLENTY)).hasSize(2);
        assertThat(claim(JobKind.EVALUATE, PLENTY, PLENTY)).hasSize(1);
    }

    @Test
    default void aJobGivenBackLetsItsLaneGoOnMeanwhile() {
        var org = ports().newOrg();
        add(org, JobKind.EVALUATE, "lane", "first", NOON);
        add(org, JobKind.EVALUATE, "lane", "second", NOON.plusSeconds(1));
        var first = claim(JobKind.EVALUATE, PLENTY, PLENTY).get(0);
        ports().in(org).run(tx -> ports().jobs().retry(tx, first, NOON.plusSeconds(60), "agent away"));

        assertThat(subjects(claim(JobKind.EVALUATE, PLENTY, PLENTY))).containsExactly("second");
    }

    @Test
    default void aJobWhoseLeaseRanOutKeepsItsPlaceInTheLane() {
        var org = ports().newOrg();
        add(org, JobKind.EVALUATE, "lane", "first", NOON);
        add(org, JobKind.EVALUATE, "lane", "second", NOON.plusSeconds(1));
        claim(JobKind.EVALUATE, PLENTY, PLENTY);

        var later = NOON.plus(JobQueueContract.LEASE).plusMillis(1);
        var again = JobQueueContract.claimAs(ports(), JobKind.EVALUATE, newNode(), PLENTY, PLENTY, later);

        assertThat(subjects(again)).containsExactly("first");
    }

    @Test
    default void aClaimTakesNoMoreThanItsLimit() {
        var org = ports().newOrg();
        addMany(org, JobKind.DEVELOP, 5);

        assertThat(claim(JobKind.DEVELOP, 3, PLENTY)).hasSize(3);
        assertThat(claim(JobKind.DEVELOP, 3, PLENTY)).hasSize(2);
    }

    @Test
    default void anOrganizationHoldsNoMoreThanItsShareOnANode() {
        var org = ports().newOrg();
        addMany(org, JobKind.DEVELOP, 6);
        var node = newNode();

        var first = claim(node, JobKind.DEVELOP, PLENTY, 2);
        assertThat(first).hasSize(2);
        assertThat(claim(node, JobKind.DEVELOP, PLENTY, 2)).isEmpty();
        assertThat(claim(newNode(), JobKind.DEVELOP, PLENTY, 2)).hasSize(2);

        complete(first.get(0));
        assertThat(claim(node, JobKind.DEVELOP, PLENTY, 2)).hasSize(1);
    }

    @Test
    default void theShareIsCountedByKind() {
        var org = ports().newOrg();
        addMany(org, JobKind.DEVELOP, 2);
        addMany(org, JobKind.ERASE, 2);
        var node = newNode();

        assertThat(claim(node, JobKind.DEVELOP, PLENTY, 2)).hasSize(2);
        assertThat(claim(node, JobKind.ERASE, PLENTY, 2)).hasSize(2);
    }

    @Test
    default void organizationsTakeTurns() {
        var busy = ports().newOrg();
        addMany(busy, JobKind.DEVELOP, 10);
        var quiet = ports().newOrg();
        addMany(quiet, JobKind.DEVELOP, 2);

        var leases = claim(JobKind.DEVELOP, 4, PLENTY);

        assertThat(leases).filteredOn(lease -> lease.job().org().equals(quiet)).hasSize(2);
        assertThat(leases).filteredOn(lease -> lease.job().org().equals(busy)).hasSize(2);
    }

    @Test
    default void jobsThatCannotRunYetTakeNobodysPlace() {
        var oneCamera = ports().newOrg();
        IntStream.range(0, 10)
                .forEach(i -> add(oneCamera, JobKind.EVALUATE, "lane", "s" + i, NOON.minusSeconds(100 - i)));
        var manyCameras = ports().newOrg();
        IntStream.range(0, 3).forEach(i -> add(manyCameras, JobKind.EVALUATE, "lane" + i, "s" + i, NOON));

        var leases = claim(JobKind.EVALUATE, 4, PLENTY);

        assertThat(leases)
                .filteredOn(lease -> lease.job().org().equals(oneCamera))
                .hasSize(1);
        assertThat(leases)
                .filteredOn(lease -> lease.job().org().equals(manyCameras))
                .hasSize(3);
    }

    @Test
    default void twoClaimersShareNoJob() {
        var org = ports().newOrg();
        addMany(org, JobKind.DEVELOP, 40);

        var claimed = claimByTwo(JobKind.DEVELOP);

        assertThat(subjects(claimed)).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    default void twoClaimersShareNoSerialLane() {
        var org = ports().newOrg();
        for (var lane = 0; lane < 5; lane++) {
            for (var i = 0; i < 4; i++) {
                add(org, JobKind.EVALUATE, "lane" + lane, lane + "-" + i, NOON.plusSeconds(i));
            }
        }
        for (var round = 0; round < 4; round++) {
            var expected = "-" + round;
            var claimed = claimByTwo(JobKind.EVALUATE);

            assertThat(subjects(claimed)).hasSize(5).doesNotHaveDuplicates().allMatch(s -> s.endsWith(expected));
            claimed.forEach(this::complete);
        }
    }

    /** What two get at once, and what they left to each other. */
    private List<Lease> claimByTwo(JobKind kind) {
        var claimed = new ArrayList<Lease>();
        Together.run(2, () -> claimUntilEmpty(kind)).forEach(claimed::addAll);
        claimed.addAll(claimUntilEmpty(kind));
        return claimed;
    }

    private List<Lease> claimUntilEmpty(JobKind kind) {
        var node = newNode();
        var claimed = new ArrayList<Lease>();
        for (var next = claim(node, kind, 3, PLENTY); !next.isEmpty(); next = claim(node, kind, 3, PLENTY)) {
            claimed.addAll(next);
        }
        return claimed;
    }

    private NodeId newNode() {
        return new NodeId(ports().ids().next());
    }

    private void addMany(OrgId org, JobKind kind, int count) {
        IntStream.range(0, count).forEach(i -> add(org, kind, "lane", "s" + i, NOON));
    }

    private void add(OrgId org, JobKind kind, String lane, String subject, Instant orderAt) {
        var job = new Job(ports().ids().next(), org, kind, lane, subject, orderAt, NOON);
        ports().in(org).run(tx -> ports().jobs().add(tx, List.of(job)));
    }

    private void addGivingWay(OrgId org, String lane, String subject, Instant orderAt) {
        var job = new Job(ports().ids().next(), org, JobKind.EVALUATE, lane, subject, orderAt, NOON).givingWay();
        ports().in(org).run(tx -> ports().jobs().add(tx, List.of(job)));
    }

    private List<Lease> claim(JobKind kind, int limit, int perOrg) {
        return claim(newNode(), kind, limit, perOrg);
    }

    private List<Lease> claim(NodeId node, JobKind kind, int limit, int perOrg) {
        return JobQueueContract.claimAs(ports(), kind, node, limit, perOrg, NOON);
    }

    private void complete(Lease lease) {
        assertThat(ports().in(lease.job().org()).test(tx -> ports().jobs().complete(tx, lease)))
                .isTrue();
    }

    private static List<String> subjects(List<Lease> leases) {
        return leases.stream().map(lease -> lease.job().subject()).toList();
    }
}
