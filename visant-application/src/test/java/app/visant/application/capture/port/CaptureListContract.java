package app.visant.application.capture.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.capture.port.CaptureRepository.Change;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Evaluation.Classification;
import app.visant.domain.capture.Mark;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists, pages and changes of a {@link CaptureRepository}. */
public interface CaptureListContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 200})
    default void listsEachCaptureOnceTheNewestFirst(int limit) {
        var device = newDevice();
        var neighbour = ports().newDevice(device.org());
        var captures = IntStream.range(0, 9)
                .mapToObj(i -> ports().newCapture(i % 2 == 0 ? device : neighbour, NOON.plusSeconds(i / 3)))
                .toList();
        ports().newCapture(newDevice(), NOON);

        var listed = Paging.all(limit, request -> list(device.org(), Filter.ALL, request));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(captures);
        assertThat(listed).map(Capture::capturedAt).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    default void anEmptyListIsOneEmptyPage() {
        var page = list(ports().newOrg(), Filter.ALL, Page.Request.first(50));

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void whatIsAddedMeanwhileDoesNotShiftThePages() {
        var device = newDevice();
        var captures = IntStream.range(0, 6)
                .mapToObj(i -> ports().newCapture(device, NOON.minusSeconds(i)))
                .toList();
        var first = list(device.org(), Filter.ALL, Page.Request.first(3));

        ports().newCapture(device, NOON.plusSeconds(1));
        ports().newCapture(device, NOON.plusSeconds(2));
        var second = list(device.org(), Filter.ALL, new Page.Request(3, first.next()));

        assertThat(first.items()).isEqualTo(captures.subList(0, 3));
        assertThat(second.items()).isEqualTo(captures.subList(3, 6));
    }

    @Test
    default void filtersByDevice() {
        var device = newDevice();
        var mine = ports().newCapture(device, NOON);
        ports().newCapture(ports().newDevice(device.org()), NOON);

        assertThat(listed(device.org(), byDevice(device.id()))).containsExactly(mine);
        assertThat(listed(device.org(), byDevice(new DeviceId("nobodys")))).isEmpty();
    }

    @Test
    default void goesNoFurtherThanTheReach() {
        var device = newDevice();
        var org = device.org();
        var mine = ports().newCapture(device, NOON);
        var other = ports().newDevice(org);
        ports().newCapture(other, NOON);
        var reach = new Reach(org, Optional.of(Set.of(device.id(), new DeviceId("nobodys"))));

        assertThat(within(reach, Filter.ALL)).containsExactly(mine);
        assertThat(within(reach, byDevice(device.id()))).containsExactly(mine);
        assertThat(within(reach, byDevice(other.id()))).isEmpty();
    }

    @Test
    default void filtersByStateAndStatus() {
        var device = newDevice();
        var org = device.org();
        var pending = ports().newCapture(device, NOON);
        var processing = evaluated(ports().newCapture(device, NOON), new Evaluation.Processing());
        var normal = evaluated(ports().newCapture(device, NOON), judged(ClassificationState.NORMAL));
        var abnormal = evaluated(ports().newCapture(device, NOON), judged(ClassificationState.ABNORMAL));
        var uncertain = evaluated(ports().newCapture(device, NOON), judged(ClassificationState.UNCERTAIN));
        var failed = evaluated(ports().newCapture(device, NOON), new Evaluation.Failed("unreadable", "broken"));

        assertThat(listed(org, byState(ClassificationState.NORMAL))).containsExactly(normal);
        assertThat(listed(org, byState(ClassificationState.ABNORMAL))).containsExactly(abnormal);
        assertThat(listed(org, byState(ClassificationState.UNCERTAIN))).containsExactly(uncertain);
        assertThat(listed(org, byStatus("pending"))).containsExactly(pending);
        assertThat(listed(org, byStatus("processing"))).containsExactly(processing);
        assertThat(listed(org, byStatus("completed"))).containsExactlyInAnyOrder(normal, abnormal, uncertain);
        assertThat(listed(org, byStatus("failed"))).containsExactly(failed);
        assertThat(listed(org, byStatus("no such status"))).isEmpty();
    }

    @Test
    default void filtersByWhetherSomebodyMarkedIt() {
        var author = ports().newOwner();
        var org = author.currentOrg();
        var device = ports().newDevice(org);
        var waiting = evaluated(ports().newCapture(device, NOON), judged(ClassificationState.UNCERTAIN));
        var looked = evaluated(ports().newCapture(device, NOON), judged(ClassificationState.UNCERTAIN));
        var mark = new Mark(ClassificationState.NORMAL, Optional.of("the\ncat"), Optional.of(author.id()), NOON);
        mark(looked, Optional.of(mark));

        assertThat(found(looked).mark()).contains(mark);
        assertThat(listed(org, byMark(Optional.of(ClassificationState.UNCERTAIN), false)))
                .containsExactly(waiting);
        assertThat(listed(org, byMark(Optional.empty(), true))).containsExactly(found(looked));
        assertThat(changed(org, NOON.plusSeconds(90), 10)).hasSize(1);

        mark(looked, Optional.empty());
        assertThat(listed(org, byMark(Optional.empty(), true))).isEmpty();
        assertThat(found(looked)).isEqualTo(looked);
    }

    @Test
    default void nobodyElseMarksIt() {
        var capture = evaluated(ports().newCapture(newDevice(), NOON), judged(ClassificationState.UNCERTAIN));
        var other = ports().newOrg();
        var mark = new Mark(ClassificationState.NORMAL, Optional.empty(), Optional.empty(), NOON);

        for (var claimed : List.of(capture.org(), other)) {
            ports().in(other)
                    .attempt(tx -> ports().captures().mark(tx, claimed, capture.recordId(), Optional.of(mark), NOON));
        }

        assertThat(found(capture).mark()).isEmpty();
    }

    @Test
    default void filtersByTimeFromInclusiveToExclusive() {
        var device = newDevice();
        var early = ports().newCapture(device, NOON);
        var middle = ports().newCapture(device, NOON.plusSeconds(1));
        var late = ports().newCapture(device, NOON.plusSeconds(2));

        assertThat(listed(device.org(), between(Optional.of(NOON.plusSeconds(1)), Optional.empty())))
                .containsExactly(late, middle);
        assertThat(listed(device.org(), between(Optional.empty(), Optional.of(NOON.plusSeconds(1)))))
                .containsExactly(early);
        assertThat(listed(device.org(), between(Optional.of(NOON.plusSeconds(1)), Optional.of(NOON.plusSeconds(2)))))
                .containsExactly(middle);
        assertThat(listed(device.org(), between(Optional.of(NOON.plusSeconds(2)), Optional.of(NOON))))
                .isEmpty();
    }

    @Test
    default void filtersByTheWholeLabelAsWritten() {
        var device = newDevice();
        var gate = labelled(device, "Tor %");
        labelled(device, "Tor %%");
        labelled(device, "tor %");
        ports().newCapture(device, NOON);

        assertThat(listed(device.org(), byLabel("Tor %"))).containsExactly(gate);
        assertThat(listed(device.org(), byLabel("%"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 200})
    default void filtersTogetherAndPageByPage(int limit) {
        var device = newDevice();
        var org = device.org();
        var neighbour = ports().newDevice(org);
        var wanted = IntStream.range(0, 4)
                .mapToObj(i -> evaluated(
                        ports().newCapture(device, NOON.plusSeconds(i / 2)), judged(ClassificationState.ABNORMAL)))
                .toList();
        evaluated(ports().newCapture(neighbour, NOON), judged(ClassificationState.ABNORMAL));
        evaluated(ports().newCapture(device, NOON), judged(ClassificationState.NORMAL));
        evaluated(ports().newCapture(device, NOON.plusSeconds(9)), judged(ClassificationState.ABNORMAL));
        ports().newCapture(device, NOON);
        var filter = new Filter(
                Optional.of(device.id()),
                Optional.of(ClassificationState.ABNORMAL),
                Optional.of("completed"),
                Optional.of(NOON),
                Optional.of(NOON.plusSeconds(9)),
                Optional.empty());

        assertThat(Paging.all(limit, request -> list(org, filter, request)))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    default void tellsWhatWasAddedOrChangedSince() {
        var device = newDevice();
        var org = device.org();
        var first = ports().newCapture(device, NOON);
        var second = ports().newCapture(device, NOON.plusSeconds(10));
        var firstAt = first.receivedAt();
        var secondAt = second.receivedAt();

        assertThat(changed(org, firstAt, 10)).containsExactly(new Change(first, firstAt), new Change(second, secondAt));
        assertThat(changed(org, firstAt.plusMillis(1), 10)).containsExactly(new Change(second, secondAt));
        assertThat(changed(org, firstAt, 1)).containsExactly(new Change(first, firstAt));
        assertThat(changed(org, secondAt.plusMillis(1), 10)).isEmpty();
    }

    @Test
    default void aChangeIsToldAtItsOwnTimeAndInItsLatestForm() {
        var device = newDevice();
        var org = device.org();
        var judged = ports().newCapture(device, NOON);
        var pictured = ports().newCapture(device, NOON.plusSeconds(10));
        var deleted = ports().newCapture(device, NOON.plusSeconds(20));
        var later = NOON.plusSeconds(100);

        ports().in(org)
                .run(tx -> ports().captures()
                        .evaluate(
                                tx, org, judged.recordId(), judged(ClassificationState.NORMAL), later.plusSeconds(1)));
        ports().in(org).run(tx -> ports().captures().thumbnailMade(tx, org, pictured.recordId(), 9, later));
        ports().in(org).run(tx -> ports().captures().delete(tx, org, deleted.recordId()));

        assertThat(changed(org, later, 10))
                .containsExactly(new Change(pictured, later), new Change(found(judged), later.plusSeconds(1)));
        assertThat(changed(org, NOON, 10)).hasSize(2);
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    private Capture labelled(Device.Active device, String label) {
        var plain =
                ports().captured(device, new RecordId("still-" + ports().ids().next()), NOON);
        var capture = new Capture(
                plain.id(),
                plain.org(),
                plain.device(),
                plain.recordId(),
                plain.capturedAt(),
                plain.receivedAt(),
                plain.deviceTime(),
                plain.clockSuspect(),
                Optional.of(new TriggerLabel(label)),
                plain.still(),
                plain.evaluation());
        ports().in(device.org()).run(tx -> ports().captures().add(tx, capture));
        return capture;
    }

    private Capture evaluated(Capture capture, Evaluation evaluation) {
        ports().in(capture.org())
                .run(tx -> ports().captures()
                        .evaluate(tx, capture.org(), capture.recordId(), evaluation, NOON.plusSeconds(60)));
        return found(capture);
    }

    private void mark(Capture capture, Optional<Mark> mark) {
        assertThat(ports().in(capture.org())
                        .test(tx -> ports().captures()
                                .mark(tx, capture.org(), capture.recordId(), mark, NOON.plusSeconds(90))))
                .isTrue();
    }

    private static Filter byMark(Optional<ClassificationState> state, boolean marked) {
        return new Filter(
                Optional.empty(),
                state,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(marked));
    }

    private Capture found(Capture capture) {
        return ports().in(capture.org())
                .find(tx -> ports().captures().find(tx, capture.org(), capture.recordId()))
                .orElseThrow();
    }

    private Page<Capture> list(OrgId org, Filter filter, Page.Request request) {
        return ports().in(org).page(tx -> ports().captures().list(tx, Reach.all(org), filter, request));
    }

    private List<Capture> listed(OrgId org, Filter filter) {
        return list(org, filter, Page.Request.first(200)).items();
    }

    private List<Capture> within(Reach reach, Filter filter) {
        return ports().in(reach.org())
                .page(tx -> ports().captures().list(tx, reach, filter, Page.Request.first(9)))
                .items();
    }

    private List<Change> changed(OrgId org, Instant since, int limit) {
        return ports().in(org).list(tx -> ports().captures().changedSince(tx, org, since, limit));
    }

    private static Evaluation judged(ClassificationState state) {
        return new Evaluation.Completed(new Classification(state, 0.75, "because", "panel", 1));
    }

    private static Filter byDevice(DeviceId device) {
        return new Filter(
                Optional.of(device),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Filter byState(ClassificationState state) {
        return new Filter(
                Optional.empty(),
                Optional.of(state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Filter byStatus(String status) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(status),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Filter between(Optional<Instant> from, Optional<Instant> to) {
        return new Filter(Optional.empty(), Optional.empty(), Optional.empty(), from, to, Optional.empty());
    }

    private static Filter byLabel(String label) {
        return new Filter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(label));
    }
}
