package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.JpegBytes;
import app.visant.application.capture.port.Pictures;
import app.visant.application.shared.port.JobKind;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What lies beside a still, how it comes and how it goes. */
final class StillJobsTest {
    private static final RecordId CAP_1 = new RecordId("CAP_1");

    private final CaptureWorld world = new CaptureWorld();

    @Test
    void aNewStillGetsItsThumbnailAndItsMetadata() throws InterruptedException {
        world.taken("CAP_1", 1);

        world.work(world.development);

        assertThat(world.images.read(world.key("CAP_1"), Part.THUMBNAIL)).isPresent();
        assertThat(metadata("CAP_1")).contains("\"record_id\":\"CAP_1\"", "\"evaluation_status\":\"pending\"");
        assertThat(world.depth(JobKind.DEVELOP)).isZero();
    }

    @Test
    void aVerdictIsWrittenIntoTheMetadata() throws InterruptedException {
        world.taken("CAP_1", 1);
        world.work(world.development);

        judge("CAP_1");
        world.work(world.development);

        assertThat(metadata("CAP_1")).contains("\"state\":\"abnormal\"", "\"evaluation_status\":\"completed\"");
    }

    @Test
    void aVerdictThatComesWhileTheFilesAreMadeIsNotMissing() throws InterruptedException {
        world.taken("CAP_1", 1);
        var slow = slowly(() -> {
            // Its job finds this one still running, and so is not added.
            judge("CAP_1");
        });

        world.work(slow);

        assertThat(metadata("CAP_1")).isEqualTo("completed");
        assertThat(world.depth(JobKind.DEVELOP)).isZero();
    }

    @Test
    void whoWritesLateWithoutALeaseLeavesTheVerdictInPlaceToo() throws InterruptedException {
        world.taken("CAP_1", 1);
        var lost = world.claim(JobKind.DEVELOP).getFirst();
        var slow = slowly(() -> {
            judge("CAP_1");
            world.ports.clock().advance(CaptureWorld.LEASE);
            workAll();
        });

        slow.handle(lost);

        assertThat(metadata("CAP_1")).isEqualTo("completed");
        assertThat(world.depth(JobKind.DEVELOP)).isZero();
    }

    @Test
    void aStillThatCannotBeDecodedKeepsItsMetadataAndHasNoThumbnail() throws InterruptedException {
        world.ingestion.ingest(world.upload("CAP_1", world.ports.clock().instant(), truncated()));

        world.work(world.development);

        assertThat(world.images.read(world.key("CAP_1"), Part.THUMBNAIL)).isEmpty();
        assertThat(metadata("CAP_1")).contains("\"record_id\":\"CAP_1\"");
        assertThat(world.depth(JobKind.DEVELOP)).isZero();
        assertThat(world.library.thumbnail(world.capture("CAP_1")))
                .isInstanceOf(CaptureLibrary.Thumbnail.Unreadable.class);
    }

    @Test
    void aFullDiskKeepsTheJobForLater() {
        world.taken("CAP_1", 1);
        world.images.full(true);
        var lease = world.claim(JobKind.DEVELOP).getFirst();

        assertThatIllegalStateException().isThrownBy(() -> world.development.handle(lease));

        assertThat(world.depth(JobKind.DEVELOP)).isOne();
    }

    @Test
    void aLostLeaseMarksNothing() throws InterruptedException {
        world.taken("CAP_1", 1);
        var lost = world.claim(JobKind.DEVELOP).getFirst();
        world.ports.clock().advance(CaptureWorld.LEASE);
        var held = world.claim(JobKind.DEVELOP).getFirst();

        world.development.handle(lost);

        assertThat(world.depth(JobKind.DEVELOP)).as("still the new holder's").isOne();
        world.development.handle(held);
        assertThat(world.depth(JobKind.DEVELOP)).isZero();
    }

    @Test
    void aThumbnailAskedForBeforeItsJobRanIsMadeOnTheSpotAndKept() {
        world.taken("CAP_1", 1);

        assertThat(world.library.thumbnail(world.capture("CAP_1"))).isInstanceOf(CaptureLibrary.Thumbnail.Found.class);

        assertThat(world.images.read(world.key("CAP_1"), Part.THUMBNAIL)).isPresent();
    }

    @Test
    void aThumbnailIsShownThoughTheDiskIsFull() {
        world.taken("CAP_1", 1);
        world.images.full(true);

        assertThat(world.library.thumbnail(world.capture("CAP_1"))).isInstanceOf(CaptureLibrary.Thumbnail.Found.class);
    }

    @Test
    void nothingOfAnotherOrganizationIsFound() {
        world.taken("CAP_1", 1);
        var foreign = world.ports.newOrg();

        assertThat(world.library.find(Reach.all(foreign), CAP_1)).isEmpty();
        assertThat(world.library.delete(world.ports.ownerOf(foreign), CAP_1)).isFalse();
        assertThat(world.library.find(Reach.all(world.org), CAP_1)).isPresent();
    }

    @Test
    void aStillWhoseFileIsGoneIsNotFoundButItsFactsAre() {
        world.taken("CAP_1", 1);
        var key = world.key("CAP_1");
        world.ports.clock().advance(Duration.ofSeconds(1));
        world.images.removeOlder(key, world.ports.clock().instant());

        assertThat(world.library.image(world.capture("CAP_1"))).isEmpty();
        assertThat(world.library.thumbnail(world.capture("CAP_1"))).isEqualTo(new CaptureLibrary.Thumbnail.Missing());
        assertThat(world.library.find(Reach.all(world.org), CAP_1)).isPresent();
    }

    @Test
    void aDeletedCaptureIsOutOfSightAtOnceAndItsFilesAreSoonGone() throws InterruptedException {
        world.taken("CAP_1", 1);
        world.work(world.development);
        world.ports.clock().advance(Duration.ofSeconds(1));

        assertThat(world.library.delete(world.person(), CAP_1)).isTrue();
        assertThat(world.library.delete(world.person(), CAP_1)).isFalse();

        assertThat(world.library.find(Reach.all(world.org), CAP_1)).isEmpty();
        assertThat(world.images.keys()).hasSize(1);
        world.work(world.erasure);
        assertThat(world.images.keys()).isEmpty();
        assertThat(world.depth(JobKind.ERASE)).isZero();
    }

    @Test
    void aStillTakenInAgainAfterItsDeletionIsNotErased() throws InterruptedException {
        world.taken("CAP_1", 1);
        world.ports.clock().advance(Duration.ofSeconds(1));
        world.library.delete(world.person(), CAP_1);
        world.ports.clock().advance(Duration.ofSeconds(1));
        world.ingestion.ingest(world.upload("CAP_1", world.ports.clock().instant(), Pictures.jpeg(64, 48, 1)));

        world.work(world.erasure);

        assertThat(world.library.image(world.capture("CAP_1"))).isPresent();
    }

    @Test
    void anUploadWhoseRowIsStillOnItsWayIsNotErasedByAnOldDeletion() throws InterruptedException {
        var capture = world.taken("CAP_1", 1);
        var key = world.key("CAP_1");
        world.ports.clock().advance(Duration.ofSeconds(1));
        world.library.delete(world.person(), CAP_1);
        world.ports.clock().advance(Duration.ofSeconds(1));
        world.images.put(key, Part.ORIGINAL, Pictures.jpeg(64, 48, 1));

        world.work(world.erasure);

        assertThat(world.images.read(key, Part.ORIGINAL)).isPresent();
        assertThat(capture.still().width()).isEqualTo(64);
    }

    @Test
    void aCaptureDeletedWhileItsFilesAreMadeLeavesNoneBehind() throws InterruptedException {
        var capture = world.taken("CAP_1", 1);
        world.ports.clock().advance(Duration.ofSeconds(1));
        var late = new StillDevelopment(
                world.ports.transactions(),
                world.ports.captures(),
                world.ports.jobs(),
                world.images,
                new StillDevelopment.Darkroom(
                        world.thumbnails,
                        known -> {
                            world.library.delete(world.person(), CAP_1);
                            erase();
                            return new byte[] {'{', '}'};
                        },
                        world.ports.quota(),
                        Set.of()),
                world.ports.clock());

        world.work(late);

        assertThat(capture.recordId()).isEqualTo(CAP_1);
        assertThat(world.images.keys()).isEmpty();
        assertThat(world.depth(JobKind.DEVELOP)).isZero();
    }

    @Test
    void jobsOfADeletedCaptureEndQuietly() throws InterruptedException {
        world.taken("CAP_1", 1);
        world.library.delete(world.person(), CAP_1);

        world.work(world.development);

        assertThat(world.depth(JobKind.DEVELOP)).isZero();
    }

    @Test
    void abandonedJobsEnd() {
        world.taken("CAP_1", 1);
        world.library.delete(world.person(), CAP_1);

        world.development.abandon(world.claim(JobKind.DEVELOP).getFirst(), "gave_up");
        world.erasure.abandon(world.claim(JobKind.ERASE).getFirst(), "gave_up");

        assertThat(world.depth(JobKind.DEVELOP)).isZero();
        assertThat(world.depth(JobKind.ERASE)).isZero();
    }

    /** Development during which something else happens, each time before the still is judged. */
    private StillDevelopment slowly(Runnable meanwhile) {
        return new StillDevelopment(
                world.ports.transactions(),
                world.ports.captures(),
                world.ports.jobs(),
                world.images,
                new StillDevelopment.Darkroom(
                        world.thumbnails,
                        capture -> {
                            if (!capture.evaluation().settled()) {
                                meanwhile.run();
                            }
                            return capture.evaluation().status().getBytes(StandardCharsets.UTF_8);
                        },
                        world.ports.quota(),
                        Set.of()),
                world.ports.clock());
    }

    private void judge(String recordId) {
        var capture = world.capture(recordId);
        var now = world.ports.clock().instant();
        var verdict = new Evaluation.Classification(ClassificationState.ABNORMAL, 0.9, "a box", "panel", 1);
        world.ports.in(world.org).run(tx -> {
            world.ports.captures().evaluate(tx, world.org, capture.recordId(), new Evaluation.Completed(verdict), now);
            world.ledger.addJobs(tx, capture, now, JobKind.DEVELOP);
        });
    }

    private void workAll() {
        world.claim(JobKind.DEVELOP).forEach(world.development::handle);
    }

    private void erase() {
        world.claim(JobKind.ERASE).forEach(world.erasure::handle);
    }

    private String metadata(String recordId) {
        return new String(world.images.read(world.key(recordId), Part.METADATA).orElseThrow(), StandardCharsets.UTF_8);
    }

    private static byte[] truncated() {
        var jpeg = Pictures.jpeg(64, 48, 1);
        return Arrays.copyOf(jpeg, JpegBytes.scanData(jpeg) + 20);
    }
}
