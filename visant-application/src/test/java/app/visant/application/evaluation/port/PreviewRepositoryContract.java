package app.visant.application.evaluation.port;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static app.visant.domain.capture.ClassificationState.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Finding;
import app.visant.domain.evaluation.Preview.Flip;
import app.visant.domain.evaluation.Preview.Progress;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface PreviewRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    RecordId ONE = new RecordId("still-1");
    RecordId TWO = new RecordId("still-2");
    RecordId THREE = new RecordId("still-3");

    PortsUnderTest ports();

    @Test
    default void keepsWhatWasAsked() {
        var author = ports().newOwner();
        var preview = new Preview(
                newId(),
                author.currentOrg(),
                Optional.of(new DeviceId("camera-1")),
                new DescriptionText("Niemand im Hof.\nNur die Katze 🐈."),
                Optional.of(author.id()),
                NOON,
                1,
                42,
                Preview.Status.RUNNING);

        ports().in(preview.org()).run(tx -> ports().previews().add(tx, preview, List.of(ONE)));

        assertThat(found(preview)).contains(preview);
        assertThat(ports().in(preview.org()).find(tx -> ports().previews().find(tx, preview.org(), newId())))
                .isEmpty();
    }

    @Test
    default void stillsComeInTheirOrderAndEachOnce() {
        var preview = added(TWO, ONE, THREE);

        assertThat(next(preview)).contains(TWO);
        assertThat(keep(preview, TWO, finding(NORMAL, NORMAL, 5))).isTrue();
        assertThat(keep(preview, TWO, finding(NORMAL, ABNORMAL, 5))).isFalse();
        assertThat(next(preview)).contains(ONE);
        keep(preview, ONE, finding(NORMAL, ABNORMAL, 7));
        keep(preview, THREE, new Finding(Optional.of(NORMAL), Optional.empty(), "gone", 0));

        assertThat(next(preview)).isEmpty();
        assertThat(keep(preview, new RecordId("other"), finding(NORMAL, NORMAL, 0)))
                .isFalse();
        assertThat(progress(preview)).isEqualTo(new Progress(3, 1, 12));
        assertThat(flips(preview)).containsExactly(new Flip(ONE, NORMAL, ABNORMAL, "because"));
    }

    @Test
    default void aStillWithoutAVerdictBeforeDoesNotFlip() {
        var preview = added(ONE);

        keep(preview, ONE, new Finding(Optional.empty(), Optional.of(ABNORMAL), "a ladder", 0));

        assertThat(flips(preview)).isEmpty();
        assertThat(progress(preview)).isEqualTo(new Progress(1, 0, 0));
    }

    @Test
    default void whatWasPaidInVainCountsWhateverBecameOfIt() {
        var preview = added(ONE, TWO);
        spend(preview, ONE, 3);
        keep(preview, ONE, finding(NORMAL, NORMAL, 5));
        assertThat(progress(preview)).isEqualTo(new Progress(1, 0, 8));

        end(preview, Preview.Status.CANCELLED);
        spend(preview, TWO, 4);
        spend(preview, THREE, 100);

        assertThat(progress(preview)).isEqualTo(new Progress(1, 0, 12));
    }

    @Test
    default void endsOnceAndNothingIsFoundAfterwards() {
        var preview = added(ONE);
        assertThat(running(preview.org())).isEqualTo(1);

        assertThat(end(preview, Preview.Status.CANCELLED)).isTrue();
        assertThat(end(preview, Preview.Status.COMPLETED)).isFalse();

        assertThat(found(preview)).map(Preview::status).contains(Preview.Status.CANCELLED);
        assertThat(keep(preview, ONE, finding(NORMAL, ABNORMAL, 5))).isFalse();
        assertThat(running(preview.org())).isZero();
    }

    @Test
    default void whatEndedLongAgoIsForgotten() {
        var old = added(ONE);
        end(old, Preview.Status.COMPLETED);
        var runs = new Preview(
                newId(),
                old.org(),
                Optional.empty(),
                new DescriptionText("Nobody."),
                Optional.empty(),
                NOON,
                1,
                0,
                Preview.Status.RUNNING);
        ports().in(old.org()).run(tx -> ports().previews().add(tx, runs, List.of(ONE)));

        ports().in(old.org()).run(tx -> ports().previews().forget(tx, old.org(), NOON));
        assertThat(found(old)).isPresent();
        ports().in(old.org()).run(tx -> ports().previews().forget(tx, old.org(), NOON.plusSeconds(9)));

        assertThat(found(old)).isEmpty();
        assertThat(found(runs)).isPresent();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesIt() {
        var preview = added(ONE);
        var other = ports().newOrg();
        var foreign = ports().in(other);

        for (var claimed : List.of(preview.org(), other)) {
            assertThat(foreign.find(tx -> ports().previews().find(tx, claimed, preview.id())))
                    .isEmpty();
            assertThat(foreign.find(tx -> ports().previews().next(tx, claimed, preview.id())))
                    .isEmpty();
            foreign.attempt(tx -> ports().previews().end(tx, claimed, preview.id(), Preview.Status.FAILED, NOON));
            foreign.attempt(tx -> ports().previews().found(tx, claimed, preview.id(), ONE, finding(NORMAL, NORMAL, 0)));
            foreign.attempt(tx -> ports().previews().spent(tx, claimed, preview.id(), ONE, 7));
        }

        assertThat(found(preview)).contains(preview);
        assertThat(progress(preview)).isEqualTo(new Progress(0, 0, 0));
    }

    private PreviewId newId() {
        return new PreviewId(ports().ids().next());
    }

    private Preview added(RecordId... stills) {
        var preview = new Preview(
                newId(),
                ports().newOrg(),
                Optional.empty(),
                new DescriptionText("Nobody."),
                Optional.empty(),
                NOON,
                stills.length,
                0,
                Preview.Status.RUNNING);
        ports().in(preview.org()).run(tx -> ports().previews().add(tx, preview, List.of(stills)));
        return preview;
    }

    private void spend(Preview preview, RecordId still, long costMicros) {
        ports().in(preview.org())
                .run(tx -> ports().previews().spent(tx, preview.org(), preview.id(), still, costMicros));
    }

    private Optional<Preview> found(Preview preview) {
        return ports().in(preview.org()).find(tx -> ports().previews().find(tx, preview.org(), preview.id()));
    }

    private Optional<RecordId> next(Preview preview) {
        return ports().in(preview.org()).find(tx -> ports().previews().next(tx, preview.org(), preview.id()));
    }

    private boolean keep(Preview preview, RecordId still, Finding finding) {
        return ports().in(preview.org())
                .test(tx -> ports().previews().found(tx, preview.org(), preview.id(), still, finding));
    }

    private boolean end(Preview preview, Preview.Status status) {
        return ports().in(preview.org())
                .test(tx -> ports().previews().end(tx, preview.org(), preview.id(), status, NOON.plusSeconds(5)));
    }

    private Progress progress(Preview preview) {
        return ports().in(preview.org()).get(tx -> ports().previews().progress(tx, preview.org(), preview.id()));
    }

    private List<Flip> flips(Preview preview) {
        return ports().in(preview.org()).list(tx -> ports().previews().flips(tx, preview.org(), preview.id()));
    }

    private long running(OrgId org) {
        return ports().in(org).count(tx -> ports().previews().running(tx, org));
    }

    private static Finding finding(ClassificationState before, ClassificationState after, long cost) {
        return new Finding(Optional.of(before), Optional.of(after), "because", cost);
    }
}
