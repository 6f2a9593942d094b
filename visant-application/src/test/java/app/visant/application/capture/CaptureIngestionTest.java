package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Together;
import app.visant.application.capture.CaptureIngestion.Result;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.JpegBytes;
import app.visant.application.capture.port.Pictures;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.SettableClock;
import app.visant.application.shared.port.Signal;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CaptureIngestionTest {
    private static final byte[] JPEG = Pictures.jpeg(64, 48, 1);
    private static final byte[] OTHER_JPEG = Pictures.jpeg(64, 48, 2);

    private final CaptureWorld world = new CaptureWorld();

    @Test
    void whatIsAcceptedIsStoredWithItsFactsAndItsJobs() {
        var takenAt = SettableClock.NOON.minusSeconds(30);

        var result = world.ingestion.ingest(world.upload("CAP_1", takenAt, JPEG));

        assertThat(result).isEqualTo(new Result.Accepted(new RecordId("CAP_1")));
        var capture = world.capture("CAP_1");
        assertThat(capture.capturedAt()).isEqualTo(takenAt);
        assertThat(capture.receivedAt()).isEqualTo(SettableClock.NOON);
        assertThat(capture.still().sha256()).isEqualTo(Sha256.of(JPEG));
        assertThat(capture.still().sizeBytes()).isEqualTo(JPEG.length);
        assertThat(capture.still().width()).isEqualTo(64);
        assertThat(capture.still().height()).isEqualTo(48);
        assertThat(capture.evaluation()).isEqualTo(new Evaluation.Pending());
        assertThat(world.images.read(ImageKey.of(capture), Part.ORIGINAL)).contains(JPEG);
        for (var kind : List.of(JobKind.DEVELOP, JobKind.EVALUATE)) {
            assertThat(world.claim(kind)).singleElement().extracting(Lease::job).satisfies(job -> {
                assertThat(job.lane()).isEqualTo(world.device.id().value());
                assertThat(job.subject()).isEqualTo("CAP_1");
                assertThat(job.orderAt()).isEqualTo(takenAt);
            });
        }
    }

    @Test
    void everybodyIsToldOnceItIsCommitted() {
        world.taken("CAP_1", 1);

        assertThat(world.ports.signals().published())
                .containsExactly(
                        new Signal.CaptureChanged(world.org, new RecordId("CAP_1")),
                        new Signal.JobsAdded(JobKind.DEVELOP),
                        new Signal.JobsAdded(JobKind.EVALUATE));
    }

    @Test
    void theFormMustNameTheDeviceOfTheToken() {
        var honest = world.upload("CAP_1", 1);
        var foreign = new CaptureIngestion.Upload(
                honest.device(),
                new DeviceId("CAM-9"),
                honest.recordId(),
                honest.capturedAt(),
                honest.label(),
                honest.deviceTime(),
                honest.content());

        assertThat(world.ingestion.ingest(foreign)).isEqualTo(new Result.DeviceMismatch());
        assertNothingStored();
    }

    @Test
    void theSameStillAgainChangesNothing() {
        var first = world.taken("CAP_1", 1);
        world.ports.clock().advance(Duration.ofDays(2));

        // Another time in the form does not matter: device and bytes are the same.
        var again = world.ingestion.ingest(world.upload("CAP_1", 1));

        assertThat(again).isEqualTo(new Result.Replayed(new RecordId("CAP_1")));
        assertThat(world.capture("CAP_1")).isEqualTo(first);
        assertThat(world.depth(JobKind.EVALUATE)).isOne();
        assertOneFileOnceCollected();
    }

    @Test
    void anotherStillUnderAUsedRecordIdIsAConflict() {
        world.taken("CAP_1", 1);

        assertThat(world.ingestion.ingest(world.upload("CAP_1", 2))).isEqualTo(new Result.Conflict());
        assertThat(world.images.read(world.key("CAP_1"), Part.ORIGINAL)).contains(JPEG);
    }

    @Test
    void theSameBytesFromAnotherDeviceOfTheOrganizationAreAConflict() {
        world.taken("CAP_1", 1);
        var other = world.ports.newDevice(world.org);

        assertThat(world.ingestion.ingest(world.upload(other, "CAP_1", SettableClock.NOON, JPEG)))
                .isEqualTo(new Result.Conflict());
    }

    @Test
    void recordIdsOfOrganizationsDoNotMeet() {
        world.taken("CAP_1", 1);
        var foreign = world.ports.newDevice(world.ports.newOrg());

        assertThat(world.ingestion.ingest(world.upload(foreign, "CAP_1", SettableClock.NOON, OTHER_JPEG)))
                .isEqualTo(new Result.Accepted(new RecordId("CAP_1")));
    }

    @Test
    void oneStillUploadedManyTimesAtOnceIsStoredOnce() {
        var results = Together.run(8, () -> world.ingestion.ingest(world.upload("CAP_1", 1)));

        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Result.Replayed.class::isInstance).hasSize(7);
        assertThat(world.images.keys()).hasSize(1);
        assertThat(world.depth(JobKind.EVALUATE)).isOne();
    }

    @Test
    void differentStillsUnderOneRecordIdAtOnceLeaveOneAndTellTheOthers() {
        var seed = new AtomicInteger();

        var results = Together.run(8, () -> world.ingestion.ingest(world.upload("CAP_1", seed.incrementAndGet())));

        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Result.Conflict.class::isInstance).hasSize(7);
        var kept = world.capture("CAP_1");
        assertThat(Sha256.of(world.images.read(ImageKey.of(kept), Part.ORIGINAL).orElseThrow()))
                .as("the row tells of the file that is there")
                .isEqualTo(kept.still().sha256());
    }

    @Test
    void twoDevicesWithOneRecordIdAtOnceLeaveOneRowAndAFileThatIsCollected() {
        var other = world.ports.newDevice(world.org);
        var turn = new AtomicInteger();

        var results = Together.run(
                2,
                () -> world.ingestion.ingest(world.upload(
                        turn.getAndIncrement() == 0 ? world.device : other, "CAP_1", SettableClock.NOON, JPEG)));

        assertThat(results).filteredOn(Result.Accepted.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(Result.Conflict.class::isInstance).hasSize(1);
        assertOneFileOnceCollected();
    }

    @Test
    void aFullDiskRefusesTheStillAndLeavesNothing() {
        world.images.full(true);

        assertThat(world.ingestion.ingest(world.upload("CAP_1", 1))).isEqualTo(new Result.StorageFull());
        assertNothingStored();

        world.images.full(false);
        assertThat(world.ingestion.ingest(world.upload("CAP_1", 1))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void aBrokenDiskFailsThatUploadAloneAndLeavesNothing() {
        world.images.failNext();

        assertThatThrownBy(() -> world.ingestion.ingest(world.upload("CAP_1", 1)))
                .isInstanceOf(UncheckedIOException.class);
        assertNothingStored();

        assertThat(world.ingestion.ingest(world.upload("CAP_1", 1))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void aCrashBetweenFileAndRowIsMendedByTheNextTry() {
        var capturedAt = SettableClock.NOON;
        var key = ImageKey.of(world.org, world.device.id(), capturedAt, new RecordId("CAP_1"));
        world.images.put(key, Part.ORIGINAL, JPEG);

        assertThat(world.ingestion.ingest(world.upload("CAP_1", capturedAt, JPEG)))
                .isInstanceOf(Result.Accepted.class);
        assertThat(world.images.keys()).containsExactly(key);
    }

    @Test
    void theFileOfARetryThatFindsAnOldOneIsYoungAgainSoThatNobodyCollectsItBeforeItsRow() {
        var capturedAt = SettableClock.NOON;
        var key = ImageKey.of(world.org, world.device.id(), capturedAt, new RecordId("CAP_1"));
        world.images.put(key, Part.ORIGINAL, JPEG);
        world.ports.clock().advance(OrphanCollection.GRACE.plusSeconds(1));

        // The retry has put its file again, and its row is still on the way.
        world.images.put(key, Part.ORIGINAL, JPEG);
        world.orphans.tick();

        assertThat(world.images.keys()).containsExactly(key);
    }

    @Test
    void aStillFromTheFutureGetsTheTimeOfReceiptAndItsReplayStillMatchesTheNextDay() {
        var future = SettableClock.NOON.plus(Duration.ofDays(400));

        world.ingestion.ingest(world.upload("CAP_1", future, JPEG));
        world.ports.clock().advance(Duration.ofHours(20));
        var again = world.ingestion.ingest(world.upload("CAP_1", future, JPEG));

        assertThat(again).isInstanceOf(Result.Replayed.class);
        assertThat(world.capture("CAP_1").capturedAt()).isEqualTo(SettableClock.NOON);
        assertThat(world.capture("CAP_1").clockSuspect()).isTrue();
        assertOneFileOnceCollected();
    }

    @Test
    void aStillThatWasTakenIsAnsweredAsThenThoughNothingMoreIsTaken() {
        world.taken("CAP_1", 1);
        world.images.full(true);

        assertThat(world.ingestion.ingest(world.upload("CAP_1", 1))).isInstanceOf(Result.Replayed.class);
        assertThat(world.ingestion.ingest(world.upload("CAP_1", 2))).isEqualTo(new Result.Conflict());
        assertThat(world.ingestion.ingest(world.upload("CAP_2", 2))).isEqualTo(new Result.StorageFull());
    }

    @Test
    void theDayOfTheFileIsTheDayOfTheRowToTheLastNanosecond() {
        var lastNanosecond = SettableClock.NOON.truncatedTo(ChronoUnit.DAYS).minusNanos(1);

        world.ingestion.ingest(world.upload("CAP_1", lastNanosecond, JPEG));

        assertThat(world.capture("CAP_1").capturedAt())
                .as("the database keeps microseconds, and would round up into the next day")
                .isEqualTo(lastNanosecond.truncatedTo(ChronoUnit.MICROS));
        assertThat(world.library.image(world.capture("CAP_1"))).isPresent();
    }

    @Test
    void whatIsNoJpegOrABadOneIsRefusedBeforeItIsStored() {
        var text = "GIF89a, or so".getBytes(StandardCharsets.US_ASCII);
        var huge = JpegBytes.claiming(JPEG, 65_500, 65_500);

        assertThat(world.ingestion.ingest(world.upload("CAP_1", SettableClock.NOON, text)))
                .isInstanceOf(Result.NotJpeg.class);
        assertThat(world.ingestion.ingest(world.upload("CAP_1", SettableClock.NOON, huge)))
                .isInstanceOfSatisfying(
                        Result.Refused.class, no -> assertThat(no.code()).isEqualTo("too_many_pixels"));
        assertThat(world.ingestion.ingest(world.upload("CAP_1", SettableClock.NOON, new byte[0])))
                .isInstanceOf(Result.NotJpeg.class);
        assertNothingStored();
    }

    @Test
    void aStillOverTheLimitIsRefusedUnread() {
        var limits = new StillBudget.Limits(1000, 10_000, Duration.ofSeconds(1));
        var upload = world.upload("CAP_1", 1);
        var tooLarge = withContent(upload, new Unreadable(1001));

        assertThat(ingestion(limits).ingest(tooLarge)).isEqualTo(new Result.TooLarge(1000));
    }

    @Test
    void moreStillsThanMemoryIsForAreRefusedUnreadAndTheRoomIsFreeAfterwards() {
        var ingestion = ingestion(new StillBudget.Limits(20_000, 40_000, Duration.ofMillis(5)));
        var inner = new Result[1];
        var greedy = withContent(world.upload("CAP_1", 1), new CaptureIngestion.Content() {
            @Override
            public long sizeBytes() {
                return 20_000;
            }

            @Override
            public byte[] read() {
                // While this one and another are in hand, a third has no room.
                inner[0] = ingestion.ingest(withContent(world.upload("CAP_2", 2), new CaptureIngestion.Content() {
                    @Override
                    public long sizeBytes() {
                        return 18_000;
                    }

                    @Override
                    public byte[] read() {
                        var third = ingestion.ingest(withContent(world.upload("CAP_3", 3), new Unreadable(4000)));
                        assertThat(third).isEqualTo(new Result.Overloaded(Duration.ofMillis(5)));
                        return OTHER_JPEG;
                    }
                }));
                return JPEG;
            }
        });

        assertThat(ingestion.ingest(greedy)).isInstanceOf(Result.Accepted.class);
        assertThat(inner[0]).isInstanceOf(Result.Accepted.class);
        assertThat(ingestion.ingest(world.upload("CAP_3", 3))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void aStillThatCannotBeReadFreesItsRoom() {
        var ingestion = ingestion(new StillBudget.Limits(20_000, 20_000, Duration.ofMillis(5)));

        assertThatThrownBy(() -> ingestion.ingest(withContent(world.upload("CAP_1", 1), new Unreadable(20_000))))
                .isInstanceOf(UncheckedIOException.class);

        assertThat(ingestion.ingest(world.upload("CAP_1", 1))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void aDayOfSpooledStillsArrivesInTheOrderOfTheirTaking() {
        var stills = 200;
        var seconds = new ArrayList<Integer>();
        for (var i = 0; i < stills; i++) {
            seconds.add(i);
        }
        Collections.shuffle(seconds, new Random(5));
        for (var second : seconds) {
            world.ingestion.ingest(world.upload(
                    "CAP_" + second,
                    SettableClock.NOON.minus(Duration.ofDays(1)).plusSeconds(second),
                    JPEG));
        }

        var newestFirst = world.library
                .list(Reach.all(world.org), Filter.ALL, Page.Request.first(stills))
                .items();

        assertThat(newestFirst).hasSize(stills);
        assertThat(newestFirst).isSortedAccordingTo((a, b) -> b.capturedAt().compareTo(a.capturedAt()));
        assertThat(world.claim(JobKind.EVALUATE))
                .as("one at a time, the oldest first")
                .singleElement()
                .satisfies(lease -> assertThat(lease.job().subject()).isEqualTo("CAP_0"));
    }

    private CaptureIngestion ingestion(StillBudget.Limits limits) {
        return new CaptureIngestion(
                new StillBudget(limits), world.codec, world.images, world.ledger, world.ports.clock());
    }

    /** A replay under another day writes a file that has no row, and so does not stay. */
    private void assertOneFileOnceCollected() {
        world.ports.clock().advance(OrphanCollection.GRACE.plusSeconds(1));
        world.orphans.tick();
        assertThat(world.images.keys()).containsExactly(world.key("CAP_1"));
    }

    private void assertNothingStored() {
        assertThat(world.images.keys()).isEmpty();
        assertThat(world.library.find(Reach.all(world.org), new RecordId("CAP_1")))
                .isEmpty();
        assertThat(world.depth(JobKind.DEVELOP)).isZero();
        assertThat(world.depth(JobKind.EVALUATE)).isZero();
        assertThat(world.ports.signals().published()).isEmpty();
    }

    private static CaptureIngestion.Upload withContent(
            CaptureIngestion.Upload upload, CaptureIngestion.Content content) {
        return new CaptureIngestion.Upload(
                upload.device(),
                upload.claimedDevice(),
                upload.recordId(),
                upload.capturedAt(),
                upload.label(),
                upload.deviceTime(),
                content);
    }

    /** Of some size, and broken. */
    private record Unreadable(long sizeBytes) implements CaptureIngestion.Content {
        @Override
        public byte[] read() {
            throw new UncheckedIOException(new IOException("reset by peer"));
        }
    }
}
