package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Together;
import app.visant.application.capture.CaptureIngestion.Result;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class QuotaTest {
    private final CaptureWorld world = new CaptureWorld();

    @Test
    void aDayTakesSoManyStillsAndTheNextDayAgain() {
        limit(Limit.CAPTURES_PER_DAY, 2);
        assertThat(ingest("CAP_1")).isInstanceOf(Result.Accepted.class);
        assertThat(ingest("CAP_2")).isInstanceOf(Result.Accepted.class);

        assertThat(ingest("CAP_3")).isEqualTo(new Result.DayFull(Duration.ofHours(12)));
        assertThat(world.library.find(Reach.all(world.org), new RecordId("CAP_3")))
                .isEmpty();

        world.ports.clock().advance(Duration.ofHours(12));
        assertThat(ingest("CAP_3")).isInstanceOf(Result.Accepted.class);
        assertThat(usage().capturesToday()).isOne();
    }

    @Test
    void aReplayIsNeverRefused() {
        limit(Limit.CAPTURES_PER_DAY, 1);
        var first = world.upload("CAP_1", 1);
        assertThat(world.ingestion.ingest(first)).isInstanceOf(Result.Accepted.class);

        assertThat(world.ingestion.ingest(first)).isEqualTo(new Result.Replayed(new RecordId("CAP_1")));
        assertThat(ingest("CAP_2")).isInstanceOf(Result.DayFull.class);
        assertThat(world.ingestion.ingest(first))
                .as("while a refusal is remembered")
                .isEqualTo(new Result.Replayed(new RecordId("CAP_1")));
        assertThat(usage().capturesToday()).isOne();
    }

    @Test
    void aReplayWithinTheLimitsIsNotCountedTwice() {
        var first = world.upload("CAP_1", 1);
        world.ingestion.ingest(first);
        var before = usage();

        world.ingestion.ingest(first);
        world.ingestion.ingest(world.upload("CAP_1", 2));

        assertThat(usage()).isEqualTo(before);
    }

    @Test
    void storageIsStillsAndThumbnailsAndDeletionMakesRoom() throws InterruptedException {
        var capture = world.taken("CAP_1", 1);
        assertThat(usage().storageBytes()).isEqualTo(capture.still().sizeBytes());
        world.work(world.development);
        var full = usage().storageBytes();
        assertThat(full).isGreaterThan(capture.still().sizeBytes());
        limit(Limit.STORAGE_BYTES, full);

        assertThat(ingest("CAP_2")).isEqualTo(new Result.QuotaFull());
        world.library.delete(world.person(), new RecordId("CAP_1"));
        assertThat(usage().storageBytes()).isZero();
        world.ports.clock().advance(Duration.ofSeconds(5));
        assertThat(ingest("CAP_2")).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void whileARefusalIsRememberedNoFileIsWritten() {
        limit(Limit.CAPTURES_PER_DAY, 1);
        ingest("CAP_1");
        ingest("CAP_2");
        var files = world.images.keys().size();

        for (var i = 3; i < 10; i++) {
            assertThat(ingest("CAP_" + i)).isInstanceOf(Result.DayFull.class);
        }

        assertThat(world.images.keys()).hasSize(files);
    }

    @Test
    void whatTheOperatorAllowsHoldsAFewSecondsLater() {
        limit(Limit.CAPTURES_PER_DAY, 1);
        ingest("CAP_1");
        assertThat(ingest("CAP_2")).isInstanceOf(Result.DayFull.class);

        limit(Limit.CAPTURES_PER_DAY, 0);
        world.ports.clock().advance(Duration.ofSeconds(5));

        assertThat(ingest("CAP_2")).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void ofManyThatArriveTogetherExactlySoManyAreTaken() {
        limit(Limit.CAPTURES_PER_DAY, 7);

        var number = new AtomicInteger();
        Together.run(12, () -> ingest("CAP_" + number.incrementAndGet()));

        var taken = world.library.list(Reach.all(world.org), Filter.ALL, Page.Request.first(50));
        assertThat(taken.items()).hasSize(7);
        assertThat(usage().capturesToday()).isEqualTo(7);
    }

    private Result ingest(String recordId) {
        return world.ingestion.ingest(world.upload(recordId, recordId.hashCode()));
    }

    private Usage usage() {
        return world.ports
                .in(world.org)
                .get(tx -> world.ports
                        .usage()
                        .of(tx, world.org, world.ports.clock().instant()));
    }

    private void limit(Limit limit, long value) {
        var now = world.ports.clock().instant();
        world.ports
                .system(Purpose.OPERATOR)
                .run(tx -> world.ports.limits().set(tx, world.org, Map.of(limit, Optional.of(value)), now));
        world.ports.limitBook().tick();
    }
}
