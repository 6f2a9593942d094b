package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.CaptureIngestion.Result;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.shared.port.JobKind;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of stills when the subscription of their organization ends. */
final class PlanEndTest {
    private final CaptureWorld world = new CaptureWorld();

    @Test
    void aStillIsTakenUntilTheEndAndNotFromThenOn() {
        world.planEnd = world.ports.clock().instant().plusSeconds(1);
        assertThat(world.ingestion.ingest(world.upload("CAP_1", 1))).isInstanceOf(Result.Accepted.class);
        world.ports.clock().advance(Duration.ofSeconds(1));

        assertThat(world.ingestion.ingest(world.upload("CAP_2", 2))).isEqualTo(new Result.PlanEnded());

        assertThat(world.library.find(Reach.all(world.org), new RecordId("CAP_2")))
                .isEmpty();
        assertThat(world.depth(JobKind.EVALUATE)).isOne();
    }

    @Test
    void nothingIsWrittenOfAStillThatIsNotTaken() {
        world.planEnd = world.ports.clock().instant();
        world.ingestion.ingest(world.upload("CAP_1", 1));

        world.planEnd = world.planEnd.plusSeconds(1);

        // Other bytes under the same id find no file in their way.
        assertThat(world.ingestion.ingest(world.upload("CAP_1", 2))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void whatWasAcceptedBeforeTheEndIsAnsweredAsThen() {
        world.taken("CAP_1", 1);
        world.planEnd = world.ports.clock().instant();

        assertThat(world.ingestion.ingest(world.upload("CAP_1", 1)))
                .isEqualTo(new Result.Replayed(new RecordId("CAP_1")));
        assertThat(world.ingestion.ingest(world.upload("CAP_1", 2))).isEqualTo(new Result.Conflict());
    }

    @Test
    void whatWasCapturedStaysReadable() {
        var taken = world.taken("CAP_1", 1);
        world.planEnd = world.ports.clock().instant();

        assertThat(world.capture("CAP_1")).isEqualTo(taken);
        assertThat(world.images.read(ImageKey.of(taken), Part.ORIGINAL)).isPresent();
    }

    @Test
    void beforeTheEndNoTransactionIsSpentOnThePlan() {
        var transactions = new WatchedTransactions(world.ports.transactions());
        var ledger = new CaptureLedger(
                transactions,
                world.ports.captures(),
                world.ports.jobs(),
                world.ports.signals(),
                world.ports.ids(),
                world.ports.quota());
        var ingestion = new CaptureIngestion(world.budget, world.codec, world.images, ledger, world.ports.clock());

        ingestion.ingest(world.upload("CAP_1", 1));

        assertThat(transactions.count()).isOne();
    }
}
