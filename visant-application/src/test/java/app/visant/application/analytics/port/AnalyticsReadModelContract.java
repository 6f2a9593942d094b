package app.visant.application.analytics.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.analytics.port.AnalyticsReadModel.Change;
import app.visant.application.analytics.port.AnalyticsReadModel.Count;
import app.visant.application.analytics.port.AnalyticsReadModel.Question;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.device.Device;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface AnalyticsReadModelContract {
    Instant NOON = PortsUnderTest.NOON;
    Duration MINUTE = Duration.ofMinutes(1);
    Duration HOUR = Duration.ofHours(1);
    List<Instant> STARTS = List.of(NOON.minusSeconds(600), NOON.plus(HOUR), NOON.plus(HOUR.multipliedBy(2)));
    Instant END = NOON.plus(HOUR.multipliedBy(3));

    PortsUnderTest ports();

    @Test
    default void countsStillsBySpanAndStanding() {
        var device = newDevice();
        judged(device, NOON, ClassificationState.NORMAL);
        judged(device, NOON.plus(HOUR).minusMillis(1), ClassificationState.NORMAL);
        judged(device, NOON.plus(HOUR), ClassificationState.ABNORMAL);
        judged(device, END.minusMillis(1), ClassificationState.UNCERTAIN);
        ports().newCapture(device, NOON.plusSeconds(5));
        evaluated(device, NOON.plusSeconds(6), new Evaluation.Failed("unreadable", "no picture"));
        judged(device, NOON.minusMillis(1), ClassificationState.NORMAL);
        judged(device, END, ClassificationState.NORMAL);

        assertThat(counts(all(device.org())))
                .containsExactlyInAnyOrder(
                        new Count(0, Standing.NORMAL, 2),
                        new Count(0, Standing.PENDING, 1),
                        new Count(0, Standing.FAILED, 1),
                        new Count(1, Standing.ABNORMAL, 1),
                        new Count(2, Standing.UNCERTAIN, 1));
    }

    @Test
    default void countsWithinWhatIsAskedForAndMayBeSeen() {
        var device = newDevice();
        var org = device.org();
        var neighbour = ports().newDevice(org);
        judged(device, NOON, ClassificationState.NORMAL);
        judged(neighbour, NOON, ClassificationState.ABNORMAL);

        assertThat(counts(new Question(Reach.all(org), Optional.of(device.id()), NOON, END)))
                .containsExactly(new Count(0, Standing.NORMAL, 1));
        assertThat(counts(new Question(only(org, neighbour.id()), Optional.empty(), NOON, END)))
                .containsExactly(new Count(0, Standing.ABNORMAL, 1));
        assertThat(counts(new Question(only(org, neighbour.id()), Optional.of(device.id()), NOON, END)))
                .isEmpty();
    }

    @Test
    default void tellsWhatHeldAtTheBeginningAndEveryChangeAfter() {
        var device = newDevice();
        var stream = new DeviceStream(device.id(), new StreamId(ports().ids().next()));
        opened(device.org(), stream, NOON.minus(MINUTE));
        closed(device.org(), stream, NOON.plus(MINUTE));

        assertThat(changes(all(device.org()), 10))
                .containsExactly(
                        new Change(device.id(), Presence.CONNECTED, NOON),
                        new Change(device.id(), Presence.DISCONNECTED, NOON.plus(MINUTE)));
        assertThat(changes(all(device.org()), 1)).hasSize(1);
        assertThat(changes(between(device.org(), NOON.plus(MINUTE), END), 10))
                .containsExactly(new Change(device.id(), Presence.DISCONNECTED, NOON.plus(MINUTE)));
        assertThat(changes(between(device.org(), NOON.minus(HOUR), NOON), 10))
                .containsExactly(new Change(device.id(), Presence.CONNECTED, NOON.minus(MINUTE)));
        assertThat(changes(between(device.org(), NOON.minus(HOUR), NOON.minus(MINUTE)), 10))
                .isEmpty();
        assertThat(changes(new Question(only(device.org()), Optional.empty(), NOON, END), 10))
                .isEmpty();
    }

    @Test
    default void anotherOrganizationIsToldNothing() {
        var device = newDevice();
        judged(device, NOON, ClassificationState.NORMAL);
        var stream = new DeviceStream(device.id(), new StreamId(ports().ids().next()));
        opened(device.org(), stream, NOON);
        var foreign = ports().in(ports().newOrg());
        var asked = all(device.org());

        assertThat(foreign.list(tx -> ports().analytics().counts(tx, asked, STARTS)))
                .isEmpty();
        assertThat(foreign.list(tx -> ports().analytics().changes(tx, asked, 10)))
                .isEmpty();
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    private static Question all(OrgId org) {
        return between(org, NOON, END);
    }

    private static Question between(OrgId org, Instant from, Instant to) {
        return new Question(Reach.all(org), Optional.empty(), from, to);
    }

    private static Reach only(OrgId org, DeviceId... devices) {
        return new Reach(org, Optional.of(Set.of(devices)));
    }

    private List<Count> counts(Question question) {
        return ports().in(question.reach().org()).list(tx -> ports().analytics().counts(tx, question, STARTS));
    }

    private List<Change> changes(Question question, int most) {
        return ports().in(question.reach().org()).list(tx -> ports().analytics().changes(tx, question, most));
    }

    private void judged(Device.Active device, Instant takenAt, ClassificationState state) {
        evaluated(
                device,
                takenAt,
                new Evaluation.Completed(new Evaluation.Classification(state, 0.9, "because", "panel", 1)));
    }

    private void evaluated(Device.Active device, Instant takenAt, Evaluation evaluation) {
        var still = ports().newCapture(device, takenAt);
        ports().in(device.org())
                .run(tx -> ports().captures().evaluate(tx, device.org(), still.recordId(), evaluation, takenAt));
    }

    private void opened(OrgId org, DeviceStream stream, Instant now) {
        var node = new NodeId(ports().ids().next());
        ports().system(Purpose.NODE).run(tx -> ports().presence().nodeAlive(tx, node, now));
        ports().in(org).run(tx -> ports().presence().opened(tx, org, List.of(stream), node, now));
    }

    private void closed(OrgId org, DeviceStream stream, Instant now) {
        ports().in(org).run(tx -> ports().presence().closed(tx, org, List.of(stream), now));
    }
}
