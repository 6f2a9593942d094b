package app.visant.application.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.Pictures;
import app.visant.domain.shared.RecordId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class OrphanCollectionTest {
    private final CaptureWorld world = new CaptureWorld();

    @Test
    void aFileWithoutARowGoesOnceItIsOldEnough() {
        var orphan = orphan("LOST_1");

        assertThat(world.orphans.tick()).as("its row may still come").isZero();
        world.ports.clock().advance(OrphanCollection.GRACE.plusSeconds(1));

        assertThat(world.orphans.tick()).isOne();
        assertThat(world.images.keys()).doesNotContain(orphan);
    }

    @Test
    void aFileWithARowStaysHoweverOldItIs() {
        world.taken("CAP_1", 1);
        world.ports.clock().advance(Duration.ofDays(1000));

        assertThat(world.orphans.tick()).isZero();
        assertThat(world.images.keys()).containsExactly(world.key("CAP_1"));
    }

    @Test
    void aFileThatHadARowOnceIsKeptAsAfterAnOlderDatabaseWasRestored() {
        var orphan = orphan("LOST_1");
        world.images.put(orphan, Part.METADATA, new byte[] {'{', '}'});
        world.ports.clock().advance(OrphanCollection.GRACE.plusSeconds(1));

        assertThat(world.orphans.tick()).isZero();
        assertThat(world.images.keys()).contains(orphan);
    }

    @Test
    void aFileOnAnotherDayThanTheRowSaysIsAnOrphan() {
        world.taken("CAP_1", 1);
        var kept = world.key("CAP_1");
        var stray = new ImageKey(kept.org(), kept.device(), kept.day().minusDays(1), kept.recordId());
        world.images.put(stray, Part.ORIGINAL, Pictures.jpeg(64, 48, 1));
        world.ports.clock().advance(OrphanCollection.GRACE.plusSeconds(1));

        assertThat(world.orphans.tick()).isOne();
        assertThat(world.images.keys()).containsExactly(kept);
    }

    @Test
    void manyOrphansOfManyOrganizationsGoInBatches() {
        var others = world.ports.newDevice(world.ports.newOrg());
        var total = OrphanCollection.BATCH + 7;
        for (var i = 0; i < total; i++) {
            orphan("LOST_" + i);
        }
        world.images.put(
                ImageKey.of(others.org(), others.id(), world.ports.clock().instant(), new RecordId("LOST_1")),
                Part.ORIGINAL,
                Pictures.jpeg(8, 8));
        world.taken("CAP_1", 1);
        world.ports.clock().advance(OrphanCollection.GRACE.plusSeconds(1));

        assertThat(world.orphans.tick()).isEqualTo(total + 1);
        assertThat(world.images.keys()).containsExactly(world.key("CAP_1"));
    }

    private ImageKey orphan(String recordId) {
        var key = ImageKey.of(world.org, world.device.id(), world.ports.clock().instant(), new RecordId(recordId));
        world.images.put(key, Part.ORIGINAL, Pictures.jpeg(8, 8));
        return key;
    }
}
