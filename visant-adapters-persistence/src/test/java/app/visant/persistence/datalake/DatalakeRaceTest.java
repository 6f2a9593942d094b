package app.visant.persistence.datalake;

import static app.visant.application.capture.port.ImageStoreContract.DAY;
import static app.visant.application.capture.port.ImageStoreContract.KEY;
import static app.visant.application.capture.port.ImageStoreContract.ORG;
import static app.visant.application.capture.port.ImageStoreContract.STILL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.ImageStore.Put;
import app.visant.application.shared.port.SequentialIds;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Storing and removing from many sides at once. */
final class DatalakeRaceTest {
    private static final int ROUNDS = 40;

    private final SettableClock clock = new SettableClock();
    private final SequentialIds ids = new SequentialIds();
    private Path root = Path.of("");
    private Datalake datalake = over(new Disk(true));

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        root = folder;
        Files.createFile(folder.resolve(DatalakeMarker.NAME));
        datalake = over(new Disk(true));
    }

    @Test
    void ofManyWhoStoreDifferentBytesExactlyOneWins() throws Exception {
        List<Callable<Put>> attempts = new ArrayList<>();
        for (var i = 0; i < 16; i++) {
            var bytes = ("still " + i).getBytes(UTF_8);
            attempts.add(() -> datalake.put(KEY, Part.ORIGINAL, bytes));
        }

        assertThat(atOnce(attempts)).containsOnlyOnce(Put.STORED).contains(Put.OCCUPIED);
    }

    @Test
    void allWhoStoreTheSameBytesSucceed() throws Exception {
        List<Callable<Put>> attempts = new ArrayList<>();
        for (var i = 0; i < 16; i++) {
            attempts.add(() -> datalake.put(KEY, Part.ORIGINAL, STILL));
        }

        assertThat(atOnce(attempts)).containsOnly(Put.STORED);
        assertThat(datalake.read(KEY, Part.ORIGINAL)).hasValue(STILL);
    }

    @Test
    void whatWasAnsweredAsStoredSurvivesARemovalAtTheSameMoment() throws Exception {
        var original = DatalakeLayout.file(root, KEY, Part.ORIGINAL);
        var before = clock.instant().minus(Duration.ofHours(1));
        for (var round = 0; round < ROUNDS; round++) {
            datalake.put(KEY, Part.ORIGINAL, STILL);
            Files.setLastModifiedTime(original, FileTime.from(before.minusSeconds(1)));

            List<Callable<Object>> both =
                    List.of(() -> datalake.put(KEY, Part.ORIGINAL, STILL), () -> datalake.removeOlder(KEY, before));
            assertThat(atOnce(both)).contains(Put.STORED);

            assertThat(datalake.read(KEY, Part.ORIGINAL)).hasValue(STILL);
        }
    }

    @Test
    void foldersPrunedUnderAnUploadAreMadeAgain() throws Exception {
        for (var round = 0; round < ROUNDS; round++) {
            var leaving = new ImageKey(ORG, KEY.device(), DAY, new RecordId("leaving"));
            var coming = new ImageKey(ORG, KEY.device(), DAY, new RecordId("coming"));
            datalake.put(leaving, Part.ORIGINAL, STILL);
            var soon = clock.instant().plusSeconds(1);

            List<Callable<Object>> both = List.of(
                    () -> datalake.removeOlder(leaving, soon), () -> datalake.put(coming, Part.ORIGINAL, STILL));
            assertThat(atOnce(both)).containsExactly(true, Put.STORED);

            assertThat(datalake.read(coming, Part.ORIGINAL)).hasValue(STILL);
            assertThat(datalake.removeOlder(coming, soon)).isTrue();
        }
    }

    @Test
    void noMoreThanFourFlushAtOnceHoweverManyUploadsThereAre() throws Exception {
        var crowd = new Crowd(new Disk(true));
        var busy = over(crowd);
        List<Callable<Put>> uploads = new ArrayList<>();
        for (var i = 0; i < 32; i++) {
            var key = new ImageKey(ORG, KEY.device(), DAY, new RecordId("r" + i));
            uploads.add(() -> busy.put(key, Part.ORIGINAL, STILL));
        }

        assertThat(atOnce(uploads)).containsOnly(Put.STORED);

        assertThat(crowd.most).hasValue(4);
    }

    private Datalake over(Medium medium) {
        var files = new DurableFiles(medium, root, () -> ids.next().toString());
        return new Datalake(root, files, (folder, bytes) -> true, clock);
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            var results = new ArrayList<T>();
            for (var result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /** A disk that makes the first four who write wait for each other, and counts how many are at it. */
    private static final class Crowd implements Medium {
        private final Medium disk;
        private final CountDownLatch four = new CountDownLatch(4);
        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        Crowd(Medium disk) {
            this.disk = disk;
        }

        @Override
        public void write(Path file, byte[] content, Instant changed) throws IOException {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            four.countDown();
            try {
                four.await();
                disk.write(file, content, changed);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void claim(Path file, Path place) throws IOException {
            disk.claim(file, place);
        }

        @Override
        public void move(Path file, Path place) throws IOException {
            disk.move(file, place);
        }

        @Override
        public void touch(Path file, Instant changed) throws IOException {
            disk.touch(file, changed);
        }

        @Override
        public void remove(Path file) throws IOException {
            disk.remove(file);
        }

        @Override
        public void makeFolder(Path folder) throws IOException {
            disk.makeFolder(folder);
        }

        @Override
        public boolean removeFolder(Path folder) throws IOException {
            return disk.removeFolder(folder);
        }

        /** The last step: whoever has done it leaves. */
        @Override
        public void flushFolder(Path folder) throws IOException {
            disk.flushFolder(folder);
            if (folder.endsWith("22")) {
                inside.decrementAndGet();
            }
        }
    }
}
