package app.visant.persistence.datalake;

import static app.visant.application.capture.port.ImageStoreContract.DAY;
import static app.visant.application.capture.port.ImageStoreContract.KEY;
import static app.visant.application.capture.port.ImageStoreContract.ORG;
import static app.visant.application.capture.port.ImageStoreContract.OTHER_STILL;
import static app.visant.application.capture.port.ImageStoreContract.STILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.ImageStore.Put;
import app.visant.application.shared.port.SequentialIds;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done in which order, and what is left if any of it fails. */
final class DurabilityTest {
    private static final int ENOUGH = 30;

    private final SettableClock clock = new SettableClock();
    private final SequentialIds ids = new SequentialIds();
    private final FlakyMedium medium = new FlakyMedium(new Disk(true));
    private Path root = Path.of("");
    private Datalake datalake = over(root);

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        root = folder;
        Files.createFile(folder.resolve(DatalakeMarker.NAME));
        datalake = over(folder);
    }

    @Test
    void theFirstStillOfADayIsFlushedWithAllItsFolders() {
        datalake.put(KEY, Part.ORIGINAL, STILL);

        assertThat(medium.operations())
                .containsExactly(
                        "make " + ORG,
                        "flush " + root.getFileName(),
                        "make CAM-1",
                        "flush " + ORG,
                        "make 2026",
                        "flush CAM-1",
                        "make 11",
                        "flush 2026",
                        "make 22",
                        "flush 11",
                        "write temporary",
                        "claim shot_1.jpg",
                        "remove temporary",
                        "flush 22");
    }

    @Test
    void theNextOneIsWrittenFlushedPlacedAndItsFolderFlushed() {
        datalake.put(KEY, Part.ORIGINAL, STILL);
        medium.operations();

        datalake.put(new ImageKey(ORG, KEY.device(), DAY, new RecordId("next")), Part.ORIGINAL, STILL);
        assertThat(medium.operations())
                .containsExactly("write temporary", "claim next.jpg", "remove temporary", "flush 22");

        datalake.put(KEY, Part.THUMBNAIL, STILL);
        assertThat(medium.operations()).containsExactly("write temporary", "move to shot_1_thumb.jpg", "flush 22");
    }

    @Test
    void theSameStillAgainIsRenewedAndItsFolderFlushedForFearTheFirstTimeWasNot() {
        datalake.put(KEY, Part.ORIGINAL, STILL);
        medium.operations();

        assertThat(datalake.put(KEY, Part.ORIGINAL, STILL)).isEqualTo(Put.STORED);
        assertThat(medium.operations())
                .containsExactly(
                        "write temporary", "claim shot_1.jpg", "touch shot_1.jpg", "remove temporary", "flush 22");
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void aFailureAtAnyStepLeavesNothingHalfWrittenAndTheNextTrySucceeds(Part part) throws IOException {
        var failures = 0;
        for (var working = 0; working < ENOUGH; working++) {
            var key = new ImageKey(ORG, KEY.device(), DAY.plusDays(working), KEY.recordId());
            medium.failAfter(working, "Input/output error");
            if (fails(key, part)) {
                failures++;
            }
            assertWholeOrAbsent(key, part);
            medium.works();
            assertThat(datalake.put(key, part, OTHER_STILL)).isEqualTo(Put.STORED);
            assertThat(datalake.read(key, part)).hasValue(OTHER_STILL);
        }
        assertThat(failures).isEqualTo(13);
        assertNoTemporaries();
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void aDiskThatFillsUpAtAnyStepIsReportedAsFull(Part part) throws IOException {
        for (var working = 0; working < 13; working++) {
            var key = new ImageKey(ORG, KEY.device(), DAY.plusDays(working), KEY.recordId());
            medium.failAfter(working, "No space left on device");

            assertThat(datalake.put(key, part, STILL)).isEqualTo(Put.FULL);
            assertWholeOrAbsent(key, part);

            medium.works();
            assertThat(datalake.put(key, part, STILL)).isEqualTo(Put.STORED);
        }
        assertNoTemporaries();
    }

    @Test
    void aFailedReplacementLeavesTheOldPartInPlace() throws IOException {
        datalake.put(KEY, Part.METADATA, STILL);
        for (var working = 0; working < 2; working++) {
            medium.failAfter(working, "Input/output error");
            assertThat(fails(KEY, Part.METADATA)).isTrue();
            assertThat(datalake.read(KEY, Part.METADATA)).hasValue(STILL);
        }
        assertNoTemporaries();
    }

    @Test
    void aFullDiskIsRecognizedInAnyLanguageAndByQuota() {
        datalake.put(KEY, Part.ORIGINAL, STILL);
        medium.failAfter(0, "Disk quota exceeded");
        assertThat(datalake.put(KEY, Part.THUMBNAIL, STILL)).isEqualTo(Put.FULL);

        var roomBefore = new AtomicReference<>(true);
        var filling = new Datalake(
                root,
                new DurableFiles(medium, root, () -> ids.next().toString()),
                (folder, bytes) -> roomBefore.getAndSet(false),
                clock);
        medium.failAfter(0, "Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
        assertThat(filling.put(KEY, Part.THUMBNAIL, STILL)).isEqualTo(Put.FULL);
    }

    @Test
    void theRealMessageOfAFullDiskIsRecognized() {
        var full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "no such device here");
        assertThatThrownBy(() -> {
                    try (var channel = FileChannel.open(full, StandardOpenOption.WRITE)) {
                        channel.write(ByteBuffer.allocate(1));
                    }
                })
                .isInstanceOfSatisfying(IOException.class, e -> medium.failAfter(0, String.valueOf(e.getMessage())));

        assertThat(datalake.put(KEY, Part.ORIGINAL, STILL)).isEqualTo(Put.FULL);
    }

    @Test
    void onADiskWithoutSecondNamesAnOriginalIsWrittenOnceAllTheSame() throws IOException {
        var poor = new Datalake(
                root,
                new DurableFiles(new Disk(false), root, () -> ids.next().toString()),
                (folder, bytes) -> true,
                clock);

        assertThat(poor.put(KEY, Part.ORIGINAL, STILL)).isEqualTo(Put.STORED);
        assertThat(poor.put(KEY, Part.ORIGINAL, STILL)).isEqualTo(Put.STORED);
        assertThat(poor.put(KEY, Part.ORIGINAL, OTHER_STILL)).isEqualTo(Put.OCCUPIED);
        assertThat(poor.read(KEY, Part.ORIGINAL)).hasValue(STILL);
        assertNoTemporaries();
        assertThat(poor.removeOlder(KEY, clock.instant().plusSeconds(1))).isTrue();
    }

    private Datalake over(Path folder) {
        var files = new DurableFiles(medium, folder, () -> ids.next().toString());
        return new Datalake(folder, files, (where, bytes) -> true, clock);
    }

    private boolean fails(ImageKey key, Part part) {
        try {
            assertThat(datalake.put(key, part, OTHER_STILL)).isEqualTo(Put.STORED);
            return false;
        } catch (UncheckedIOException e) {
            return true;
        }
    }

    private void assertWholeOrAbsent(ImageKey key, Part part) {
        assertThat(datalake.read(key, part).map(List::of).orElse(List.of()))
                .allSatisfy(content -> assertThat(content).isIn(STILL, OTHER_STILL));
    }

    private void assertNoTemporaries() throws IOException {
        try (var files = Files.walk(root)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(DurableFiles.TEMPORARY));
        }
    }
}
