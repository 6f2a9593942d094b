package app.visant.persistence.datalake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.ImageStore.Put;
import app.visant.application.capture.port.ImageStoreContract;
import app.visant.application.health.port.DataDisk;
import app.visant.application.health.port.DataDiskContract;
import app.visant.application.shared.port.SequentialIds;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatalakeTest implements ImageStoreContract, DataDiskContract {
    private static final UUID INSTALLATION = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    private static final FreeSpace PLENTY = (folder, bytes) -> true;

    private final SettableClock clock = new SettableClock();
    private final SequentialIds ids = new SequentialIds();
    private Path data = Path.of("");
    private Path root = Path.of("");
    private Datalake datalake = new Datalake(root, new DurableFiles(new Disk(true), root, () -> ""), PLENTY, clock);

    @BeforeEach
    void open(@TempDir Path folder) {
        data = folder;
        root = folder.resolve("datalake");
        datalake = opened(PLENTY);
    }

    @Override
    public ImageStore store() {
        return datalake;
    }

    @Override
    public DataDisk disk() {
        return datalake;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void age(ImageKey key, Duration by) {
        for (var part : Part.values()) {
            var file = DatalakeLayout.file(root, key, part);
            if (Files.exists(file)) {
                makeOlder(file, by);
            }
        }
    }

    @Test
    void filesLieWhereTheLayoutSaysAndNothingElseDoes() {
        for (var part : Part.values()) {
            store().put(KEY, part, STILL);
        }
        store().put(
                        new ImageKey(ORG, new DeviceId("a_b"), LocalDate.of(985, 1, 9), new RecordId("x_thumb")),
                        Part.ORIGINAL,
                        STILL);

        assertThat(files())
                .containsExactlyInAnyOrder(
                        ".visant",
                        ORG + "/CAM-1/2026/11/22/shot_1.jpg",
                        ORG + "/CAM-1/2026/11/22/shot_1_thumb.jpg",
                        ORG + "/CAM-1/2026/11/22/shot_1.json",
                        ORG + "/a_b/0985/01/09/x_thumb~.jpg");
    }

    @Test
    void anotherNodeOrALaterStartFindsWhatWasStored() {
        store().put(KEY, Part.ORIGINAL, STILL);

        assertThat(opened(PLENTY).read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    void foldersThatBecomeEmptyAreRemovedAndMadeAgain() {
        store().put(KEY, Part.ORIGINAL, STILL);
        var neighbour = new ImageKey(ORG, KEY.device(), DAY.plusDays(1), KEY.recordId());
        store().put(neighbour, Part.ORIGINAL, STILL);

        store().removeOlder(KEY, now().plusSeconds(1));
        assertThat(root.resolve(ORG + "/CAM-1/2026/11/22")).doesNotExist();
        assertThat(root.resolve(ORG + "/CAM-1/2026/11/23")).exists();

        store().removeOlder(neighbour, now().plusSeconds(1));
        assertThat(files()).containsExactly(".visant");
        assertThat(root.resolve(ORG.toString())).doesNotExist();

        assertThat(store().put(KEY, Part.ORIGINAL, STILL)).isEqualTo(Put.STORED);
        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    void whatWouldEatIntoTheReserveIsNotStoredAndTheRestGoesOnWorking() {
        store().put(KEY, Part.ORIGINAL, STILL);
        var full = opened((folder, bytes) -> bytes < 5);

        assertThat(full.put(KEY, Part.THUMBNAIL, STILL)).isEqualTo(Put.FULL);
        assertThat(full.put(KEY, Part.THUMBNAIL, new byte[4])).isEqualTo(Put.STORED);
        assertThat(full.read(KEY, Part.ORIGINAL)).hasValue(STILL);
        assertThat(full.writable()).isTrue();
        assertThat(full.removeOlder(KEY, now().plusSeconds(1))).isTrue();
    }

    @Test
    void theReserveIsMeasuredOnTheDiskOfTheDatalake() {
        var disk = data.toFile();

        assertThat(FreeSpace.keeping(Optional.of(0L)).allows(data, 1)).isTrue();
        assertThat(FreeSpace.keeping(Optional.of(0L)).allows(data, disk.getTotalSpace()))
                .isFalse();
        assertThat(FreeSpace.keeping(Optional.of(disk.getTotalSpace())).allows(data, 1))
                .isFalse();
        assertThat(FreeSpace.keeping(Optional.empty()).allows(data, disk.getTotalSpace()))
                .isFalse();
        assertThatThrownBy(() -> FreeSpace.keeping(Optional.empty()).allows(data.resolve("nowhere"), 1))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void leftoversOfACrashAreTidiedUpOnceTheyAreStale() throws IOException {
        store().put(KEY, Part.ORIGINAL, STILL);
        var original = DatalakeLayout.file(root, KEY, Part.ORIGINAL);
        var stale = stamped(original.resolveSibling(".1.tmp"), Duration.ofHours(2));
        var staleProbe = stamped(root.resolve(".2.tmp"), Duration.ofHours(2));
        var fresh = stamped(original.resolveSibling(".3.tmp"), Duration.ofMinutes(59));

        walk();

        assertThat(stale).doesNotExist();
        assertThat(staleProbe).doesNotExist();
        assertThat(fresh).exists();
        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    void aStillThatACrashedRemovalHadTakenAsideComesBack() throws IOException {
        store().put(KEY, Part.ORIGINAL, STILL);
        age(KEY, Duration.ofHours(2));
        var original = DatalakeLayout.file(root, KEY, Part.ORIGINAL);
        Files.move(original, original.resolveSibling(".018f-7.shot_1.jpg.aside"));
        assertThat(store().open(KEY, Part.ORIGINAL)).isEmpty();

        walk();

        assertThat(store().read(KEY, Part.ORIGINAL)).hasValue(STILL);
        assertThat(walk()).containsExactly(KEY);
    }

    @Test
    void strangeFilesAndFoldersAreLeftAloneAndNotListed() throws IOException {
        for (var strange : List.of(
                "lost+found/x.jpg",
                ORG + "/CAM-1/2026/13/45/x.jpg",
                "readme.txt",
                ORG + "/x.jpg",
                ORG + "/CAM-1/2026/11/22/-.jpg",
                ORG + "/CAM-1/2026/11/22/x.png",
                ORG + "/no device/2026/11/22/x.jpg")) {
            stamped(root.resolve(strange), Duration.ofHours(5));
        }

        assertThat(walk()).isEmpty();
        assertThat(files()).hasSize(8);
    }

    @Test
    void aWalkThatIsNotFinishedLooksNoFurther() {
        for (var day = 1; day <= 20; day++) {
            store().put(
                            new ImageKey(ORG, KEY.device(), LocalDate.of(2026, 1, day), KEY.recordId()),
                            Part.ORIGINAL,
                            STILL);
        }
        try (var old = store().olderThan(now().plusSeconds(1))) {
            var keys = old.iterator();
            assertThat(keys.next().day()).hasDayOfMonth(1);

            store().removeOlder(
                            new ImageKey(ORG, KEY.device(), LocalDate.of(2026, 1, 9), KEY.recordId()),
                            now().plusSeconds(1));

            assertThat(keys).toIterable().hasSize(18);
        }
    }

    @Test
    void aDatalakeOfAnotherInstallationIsRefused() {
        assertThatThrownBy(() -> Datalake.open(
                        data, UUID.fromString("018f0000-0000-7000-8000-00000000000b"), true, PLENTY, ids, clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("belongs to installation " + INSTALLATION);
    }

    @Test
    void aMissingMarkerIsRefusedOnceTheDatabaseKnowsOfCaptures() throws IOException {
        Files.delete(root.resolve(".visant"));

        assertThatThrownBy(() -> Datalake.open(data, INSTALLATION, false, PLENTY, ids, clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Is its disk mounted?");
        assertThatThrownBy(() -> Datalake.open(data.resolve("elsewhere"), INSTALLATION, false, PLENTY, ids, clock))
                .isInstanceOf(IllegalStateException.class);
        assertThat(data.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void anEmptyDatabaseDoesNotAdoptAFolderThatHoldsStills() throws IOException {
        store().put(KEY, Part.ORIGINAL, STILL);
        Files.delete(root.resolve(".visant"));

        assertThatThrownBy(() -> Datalake.open(data, INSTALLATION, true, PLENTY, ids, clock))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("knows of no captures");
    }

    @Test
    void aDiskThatGoesAwayTakesNothingMore() throws IOException {
        store().put(KEY, Part.ORIGINAL, STILL);
        Files.delete(root.resolve(".visant"));

        assertThat(store().writable()).isFalse();
        var tomorrow = new ImageKey(ORG, KEY.device(), DAY.plusDays(1), KEY.recordId());
        assertThatThrownBy(() -> store().put(tomorrow, Part.ORIGINAL, STILL)).hasMessageContaining("mounted");
    }

    private Datalake opened(FreeSpace space) {
        return Datalake.open(data, INSTALLATION, true, space, ids, clock);
    }

    private List<ImageKey> walk() {
        try (var old = store().olderThan(now().minus(Duration.ofHours(1)))) {
            return old.toList();
        }
    }

    private List<String> files() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path stamped(Path file, Duration age) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, "half");
        Files.setLastModifiedTime(file, FileTime.from(now().minus(age)));
        return file;
    }

    private static void makeOlder(Path file, Duration by) {
        try {
            var changed = Files.getLastModifiedTime(file).toInstant();
            Files.setLastModifiedTime(file, FileTime.from(changed.minus(by)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
