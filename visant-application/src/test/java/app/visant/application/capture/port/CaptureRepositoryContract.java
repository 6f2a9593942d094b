package app.visant.application.capture.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Evaluation.Classification;
import app.visant.domain.capture.Still;
import app.visant.domain.device.Device;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Captures one by one; lists of them are shown by {@link CaptureListContract}. */
public interface CaptureRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void keepsAllThatACaptureIs() {
        var device = newDevice();
        var capture = new Capture(
                new CaptureId(ports().ids().next()),
                device.org(),
                device.id(),
                new RecordId("20260301_120000_a-Z_9"),
                NOON.minusMillis(1),
                NOON,
                Optional.of(Instant.EPOCH),
                true,
                Optional.of(new TriggerLabel("Tür auf – „Süd“")),
                new Still(Sha256.of("bytes"), 3_000_000_000L, 8_192, 1),
                new Evaluation.Pending());

        assertThat(add(capture)).isTrue();

        assertThat(found(capture)).contains(capture);
        assertThat(ports().in(device.org()).find(tx -> ports().captures().lock(tx, device.org(), capture.recordId())))
                .contains(capture);
    }

    @Test
    default void knowsNoCaptureThatWasNeverAdded() {
        var org = ports().newOrg();
        var unknown = new RecordId("unknown");

        assertThat(ports().in(org).find(tx -> ports().captures().find(tx, org, unknown)))
                .isEmpty();
        assertThat(ports().in(org).find(tx -> ports().captures().lock(tx, org, unknown)))
                .isEmpty();
        assertThat(ports().in(org)
                        .test(tx -> ports().captures().delete(tx, org, unknown).isPresent()))
                .isFalse();
    }

    @Test
    default void aRecordIdIsTakenOnceInAnOrganization() {
        var device = newDevice();
        var first = ports().newCapture(device, NOON);
        var neighbour = ports().newDevice(device.org());

        assertThat(add(ports().captured(device, first.recordId(), NOON.plusSeconds(60))))
                .isFalse();
        assertThat(add(ports().captured(neighbour, first.recordId(), NOON))).isFalse();

        assertThat(found(first)).contains(first);
    }

    @Test
    default void aReplayLeavesTheTransactionUsable() {
        var device = newDevice();
        var first = ports().newCapture(device, NOON);
        var second = ports().captured(device, new RecordId("second"), NOON);

        ports().in(device.org()).run(tx -> {
            var replay = ports().captured(device, first.recordId(), NOON);
            assertThat(ports().captures().add(tx, replay)).isFalse();
            assertThat(ports().captures().add(tx, second)).isTrue();
        });

        assertThat(found(second)).contains(second);
    }

    @Test
    default void theSameRecordIdInTwoOrganizationsIsTwoCaptures() {
        var recordId = new RecordId("still-0001");
        var mine = ports().captured(newDevice(), recordId, NOON);
        var theirs = ports().captured(newDevice(), recordId, NOON.plusSeconds(1));

        assertThat(add(mine)).isTrue();
        assertThat(add(theirs)).isTrue();
        evaluate(mine, new Evaluation.Processing());

        assertThat(found(theirs)).contains(theirs);
        assertThat(delete(mine)).isTrue();
        assertThat(found(theirs)).contains(theirs);
    }

    @Test
    default void ofUploadsAtOnceOneIsAdded() {
        var device = newDevice();
        var recordId = new RecordId("raced");

        var added = Together.run(4, () -> add(ports().captured(device, recordId, NOON)));

        assertThat(Collections.frequency(added, true)).isEqualTo(1);
    }

    @Test
    default void storesEveryEvaluation() {
        var capture = ports().newCapture(newDevice(), NOON);
        var verdicts = List.of(
                new Evaluation.Processing(),
                new Evaluation.Completed(new Classification(ClassificationState.NORMAL, 0.875, "as ever", "panel", 3)),
                new Evaluation.Completed(
                        new Classification(ClassificationState.ABNORMAL, 1, "eine Leiter ⚠", "single", 1)),
                new Evaluation.Completed(new Classification(ClassificationState.UNCERTAIN, 0, "", "panel", 2)),
                new Evaluation.Completed(new Classification(
                        ClassificationState.NORMAL,
                        0.75,
                        "as before",
                        Classification.REUSED,
                        2,
                        Optional.of("agree 0.6000 openai:gpt"),
                        Optional.of(new RecordId("still-before")))),
                new Evaluation.Failed("unreadable", "cannot be decoded"),
                new Evaluation.Pending());

        for (var evaluation : verdicts) {
            assertThat(evaluate(capture, evaluation)).isTrue();
            assertThat(found(capture)).map(Capture::evaluation).contains(evaluation);
        }
        assertThat(found(capture)).contains(capture);
    }

    @Test
    default void whatIsGoneIsNotEvaluated() {
        var capture = ports().newCapture(newDevice(), NOON);
        delete(capture);

        assertThat(evaluate(capture, new Evaluation.Processing())).isFalse();
        ports().in(capture.org())
                .run(tx -> ports().captures().thumbnailMade(tx, capture.org(), capture.recordId(), 9, NOON));

        assertThat(found(capture)).isEmpty();
    }

    @Test
    default void whatIsDeletedTellsHowMuchItFrees() {
        var capture = ports().newCapture(newDevice(), NOON);
        var org = capture.org();
        var id = capture.recordId();

        assertThat(ports().in(org).count(tx -> ports().captures().thumbnailMade(tx, org, id, 900, NOON)))
                .isEqualTo(900);
        assertThat(ports().in(org).count(tx -> ports().captures().thumbnailMade(tx, org, id, 700, NOON)))
                .as("a smaller one in its place")
                .isEqualTo(-200);
        assertThat(ports().in(org).<OptionalLong>get(tx -> ports().captures().delete(tx, org, id)))
                .isEqualTo(OptionalLong.of(capture.still().sizeBytes() + 700));
        assertThat(ports().in(org).count(tx -> ports().captures().thumbnailMade(tx, org, id, 900, NOON)))
                .isZero();
    }

    @Test
    default void deletesOnceAndFreesTheRecordId() {
        var device = newDevice();
        var capture = ports().newCapture(device, NOON);
        var kept = ports().newCapture(device, NOON);

        assertThat(delete(capture)).isTrue();
        assertThat(delete(capture)).isFalse();
        assertThat(found(capture)).isEmpty();
        assertThat(found(kept)).contains(kept);

        var again = ports().captured(device, capture.recordId(), NOON.plusSeconds(60));
        assertThat(add(again)).isTrue();
        assertThat(found(capture)).contains(again);
    }

    @Test
    default void tellsWhichFilesBelongToACapture() {
        var device = newDevice();
        var org = device.org();
        var capture = ports().newCapture(device, NOON);
        var deleted = ports().newCapture(device, NOON);
        delete(deleted);
        var mine = ImageKey.of(capture);
        var elsewhere = new ImageKey(org, device.id(), mine.day().plusDays(1), mine.recordId());
        var gone = ImageKey.of(deleted);

        var existing = ports().in(org)
                .list(tx -> List.copyOf(ports().captures().existing(tx, org, Set.of(mine, elsewhere, gone))));

        assertThat(existing).containsExactly(mine);
        assertThat(ports().in(org).list(tx -> List.copyOf(ports().captures().existing(tx, org, Set.of()))))
                .isEmpty();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesACapture() {
        var device = newDevice();
        var org = device.org();
        var capture = ports().newCapture(device, NOON);
        var other = ports().newOrg();
        var foreign = ports().in(other);
        var recordId = capture.recordId();

        for (var claimed : List.of(org, other)) {
            assertThat(foreign.find(tx -> ports().captures().find(tx, claimed, recordId)))
                    .isEmpty();
            assertThat(foreign.find(tx -> ports().captures().lock(tx, claimed, recordId)))
                    .isEmpty();
            assertThat(foreign.page(tx -> ports().captures()
                                    .list(tx, Reach.all(claimed), CaptureRepository.Filter.ALL, Page.Request.first(10)))
                            .items())
                    .isEmpty();
            assertThat(foreign.list(
                            tx -> List.copyOf(ports().captures().existing(tx, claimed, Set.of(ImageKey.of(capture))))))
                    .isEmpty();
            assertThat(foreign.list(tx -> ports().captures().changedSince(tx, claimed, Instant.EPOCH, 10)))
                    .isEmpty();
            assertThat(foreign.test(tx ->
                            ports().captures().evaluate(tx, claimed, recordId, new Evaluation.Processing(), NOON)))
                    .isFalse();
            foreign.attempt(tx -> ports().captures().thumbnailMade(tx, claimed, recordId, 9, NOON.plusSeconds(60)));
            assertThat(foreign.test(tx ->
                            ports().captures().delete(tx, claimed, recordId).isPresent()))
                    .isFalse();
        }

        assertThat(found(capture)).contains(capture);
    }

    @Test
    default void nobodyAddsACaptureForAnotherOrganization() {
        var capture = ports().captured(newDevice(), new RecordId("planted"), NOON);
        var other = ports().newOrg();

        assertThatThrownBy(() -> ports().in(other).run(tx -> ports().captures().add(tx, capture)))
                .isNotNull();

        assertThat(found(capture)).isEmpty();
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    private boolean add(Capture capture) {
        return ports().in(capture.org()).test(tx -> ports().captures().add(tx, capture));
    }

    private Optional<Capture> found(Capture capture) {
        return ports().in(capture.org()).find(tx -> ports().captures().find(tx, capture.org(), capture.recordId()));
    }

    private boolean evaluate(Capture capture, Evaluation evaluation) {
        return ports().in(capture.org())
                .test(tx -> ports().captures()
                        .evaluate(tx, capture.org(), capture.recordId(), evaluation, NOON.plusSeconds(5)));
    }

    private boolean delete(Capture capture) {
        return ports().in(capture.org())
                .test(tx -> ports().captures()
                        .delete(tx, capture.org(), capture.recordId())
                        .isPresent());
    }
}
