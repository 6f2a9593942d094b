package app.visant.application.health.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.health.port.InstallationReadModel.LiveNode;
import app.visant.application.health.port.InstallationReadModel.Volumes;
import app.visant.application.health.port.InstallationReadModel.Work;
import app.visant.application.org.port.StreamCounts;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database may be full of other tests' rows: sums are compared with what they were, and old work is done first. */
public interface InstallationReadModelContract {
    Instant NOON = PortsUnderTest.NOON;
    Duration MINUTE = Duration.ofMinutes(1);

    PortsUnderTest ports();

    /** Takes away what other tests left of the kind that these tests use. */
    @BeforeEach
    default void finishWork() {
        claimed(NOON.plus(Duration.ofDays(1)))
                .forEach(lease -> ports().system(Purpose.JOB_CLAIM)
                        .run(tx -> ports().jobs().complete(tx, lease)));
    }

    @Test
    default void showsNodesThatLiveWithTheirStreams() {
        var node = newNode();
        var device = ports().newDevice(ports().newOrg());
        ports().system(Purpose.NODE).run(tx -> ports().presence().nodeAlive(tx, node, NOON.minus(MINUTE)));
        ports().system(Purpose.NODE).run(tx -> ports().presence().nodeAlive(tx, node, NOON));
        var stream = new DeviceStream(device.id(), new StreamId(ports().ids().next()));
        ports().in(device.org()).run(tx -> ports().presence().opened(tx, device.org(), List.of(stream), node, NOON));
        ports().system(Purpose.METERING)
                .get(tx -> ports().streamCounts()
                        .tell(
                                tx,
                                node,
                                Map.of(StreamCounts.OF_AN_ORGANIZATION + device.org(), 3, "session:x", 3),
                                NOON));

        assertThat(nodes(NOON.plusSeconds(1))).contains(new LiveNode(node, NOON.minus(MINUTE), NOON, 1, 3));
        assertThat(nodes(NOON.plus(MINUTE))).extracting(LiveNode::id).doesNotContain(node);
    }

    @Test
    default void countsWorkThatIsNotDone() {
        var org = ports().newOrg();
        add(job(org, NOON.minus(MINUTE)), job(org, NOON), job(org, NOON.plus(MINUTE)));

        assertThat(work(NOON)).isEqualTo(new Work(JobKind.CLOSE, 3, 0, 0, Optional.of(NOON.minus(MINUTE))));
    }

    @Test
    default void tellsWhatIsHeldFromWhatWasTriedInVain() {
        var org = ports().newOrg();
        add(job(org, NOON.minus(MINUTE)), job(org, NOON.minus(MINUTE)), job(org, NOON.plus(MINUTE)));
        var leases = claimed(NOON);
        assertThat(work(NOON)).isEqualTo(new Work(JobKind.CLOSE, 1, 2, 0, Optional.empty()));

        var unlucky = leases.getFirst();
        ports().system(Purpose.JOB_CLAIM).run(tx -> ports().jobs().retry(tx, unlucky, NOON.plus(MINUTE), "no luck"));

        assertThat(work(NOON)).isEqualTo(new Work(JobKind.CLOSE, 2, 1, 1, Optional.empty()));
    }

    @Test
    default void whatIsHeldTooLongWaitsAgain() {
        add(job(ports().newOrg(), NOON));
        claimed(NOON);

        assertThat(work(NOON.plus(MINUTE))).isEqualTo(new Work(JobKind.CLOSE, 1, 0, 0, Optional.of(NOON)));
    }

    @Test
    default void sumsWhatOrganizationsKeep() {
        var before = volumes();
        var org = ports().newOrg();
        ports().in(org).get(tx -> ports().usage().take(tx, org, new Intake(1, 5000), Limits.NONE, NOON));
        ports().in(org).run(tx -> ports().usage().change(tx, org, 300));

        var after = volumes();

        assertThat(after.stills() - before.stills()).isEqualTo(5300);
        assertThat(after.database()).isNotNegative();
    }

    @Test
    default void tellsAnOrganizationNothingOfOthers() {
        add(job(ports().newOrg(), NOON));
        var seen = new ArrayList<Work>();

        ports().in(ports().newOrg())
                .attempt(tx -> seen.addAll(ports().installation().work(tx, NOON)));

        assertThat(seen).isEmpty();
    }

    private List<LiveNode> nodes(Instant now) {
        return ports().system(Purpose.OPERATOR)
                .list(tx -> ports().installation().nodes(tx, now));
    }

    private Volumes volumes() {
        return ports().system(Purpose.OPERATOR).get(tx -> ports().installation().volumes(tx));
    }

    private Work work(Instant now) {
        return ports()
                .system(Purpose.OPERATOR)
                .list(tx -> ports().installation().work(tx, now))
                .stream()
                .filter(work -> work.kind() == JobKind.CLOSE)
                .findFirst()
                .orElseThrow();
    }

    private List<Lease> claimed(Instant now) {
        return ports().system(Purpose.JOB_CLAIM)
                .list(tx -> ports().jobs().claim(tx, JobKind.CLOSE, newNode(), 1000, 1000, MINUTE, now));
    }

    private NodeId newNode() {
        return new NodeId(ports().ids().next());
    }

    private void add(Job... jobs) {
        List.of(jobs)
                .forEach(job -> ports().in(job.org()).run(tx -> ports().jobs().add(tx, List.of(job))));
    }

    private Job job(OrgId org, Instant due) {
        var id = ports().ids().next();
        return new Job(id, org, JobKind.CLOSE, "", id.toString(), due, due, false);
    }
}
