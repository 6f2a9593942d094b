package app.visant.http.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.capture.CaptureExport;
import app.visant.application.capture.CaptureExport.Bounds;
import app.visant.application.capture.CaptureExport.Result;
import app.visant.application.capture.CaptureWorld;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.InMemoryImageStore;
import app.visant.application.capture.port.Pictures;
import app.visant.application.capture.port.PlainMetadataWriter;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import app.visant.http.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CaptureExportEndpointsTest {
    private static final String ZIP = "/v1/captures/export.zip";
    private static final String JSON = "/v1/captures/export.json";

    private final CaptureWorld world = new CaptureWorld();
    private final Breaking images = new Breaking(world.images);
    private final CaptureExport export = new CaptureExport(
            world.ports.transactions(),
            world.ports.captures(),
            images,
            new PlainMetadataWriter(),
            new Bounds(3, 1_000_000));
    private final TestServer server = TestServer.of(new CaptureExportEndpoints(export));
    private final String viewer = server.member(world.org, Role.VIEWER);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isAZipOfStillsWhatIsKnownOfThemAndATable() throws IOException {
        var still = world.taken("CAP_1", 1);
        var folder = world.device.id() + "/" + ImageKey.of(still).day() + "/";

        var reply = server.get(ZIP).bearer(viewer).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/zip");
        assertThat(reply.header("Content-Disposition")).isEqualTo("attachment; filename=\"visant-captures.zip\"");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        var entries = entries(reply.bytes());
        assertThat(entries.keySet()).containsExactly(folder + "CAP_1.jpg", folder + "CAP_1.json", "captures.csv");
        var jpeg = unpacked(entries, folder + "CAP_1.jpg");
        assertThat(jpeg.content())
                .isEqualTo(world.images
                        .read(ImageKey.of(still), ImageStore.Part.ORIGINAL)
                        .orElseThrow());
        assertThat(jpeg.entry().getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(jpeg.entry().getLastModifiedTime().toInstant()).isEqualTo(still.capturedAt());
        assertThat(unpacked(entries, folder + "CAP_1.json").content())
                .isEqualTo(new PlainMetadataWriter().write(still));
        assertThat(table(entries)).hasSize(2);
        assertThat(table(entries)[1])
                .startsWith("CAP_1," + world.device.id() + "," + still.capturedAt())
                .endsWith("," + still.still().sha256().hex() + "," + folder + "CAP_1.jpg,");
    }

    @Test
    void takesTheFiltersOfTheList() throws IOException {
        world.taken("CAP_1", 1);
        world.ports.clock().advance(Duration.ofHours(1));
        var second = world.taken("CAP_2", 2);

        var late = entries(server.get(ZIP + "?from=" + second.capturedAt())
                .bearer(viewer)
                .send()
                .bytes());
        assertThat(late.keySet())
                .anyMatch(name -> name.endsWith("CAP_2.jpg"))
                .noneMatch(name -> name.contains("CAP_1"));
        assertThat(entries(server.get(ZIP + "?state=abnormal")
                        .bearer(viewer)
                        .send()
                        .bytes()))
                .containsOnlyKeys("captures.csv");
        assertThat(server.get(ZIP + "?state=odd").bearer(viewer).send().status())
                .isEqualTo(422);
    }

    @Test
    void namesWhatIsGoneInTheTable() throws IOException {
        world.taken("CAP_1", 1);
        world.images.removeOlder(world.key("CAP_1"), Instant.MAX);

        var entries = entries(server.get(ZIP).bearer(viewer).send().bytes());

        assertThat(entries).containsOnlyKeys("captures.csv");
        assertThat(table(entries)[1]).startsWith("CAP_1,").endsWith(",,deleted");
    }

    @Test
    void moreThanTheBoundIsRefusedWithWhatToNarrow() {
        for (var i = 0; i < 4; i++) {
            world.taken("CAP_" + i, i);
        }

        var refused = server.get(ZIP).bearer(viewer).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("export_too_large");
        assertThat(refused.json().path("detail").asText()).contains("At most 3 stills", "4", "from and to");

        var extent = server.get(JSON).bearer(viewer).send().json();
        assertThat(extent.path("stills").asInt()).isEqualTo(4);
        assertThat(extent.path("fits").asBoolean()).isFalse();
        assertThat(extent.path("whole").asBoolean()).isTrue();
        assertThat(extent.path("most_stills").asInt()).isEqualTo(3);
        assertThat(extent.path("most_bytes").asLong()).isEqualTo(1_000_000);
    }

    @Test
    void aPersonHasOneAtATime() {
        var busy = new Principal.User(
                new UserId(world.ports.ids().next()),
                world.org,
                Role.VIEWER,
                new SessionId(world.ports.ids().next()),
                false);
        var viewer = server.credentials.add("token-busy", busy);
        var run = ((Result.Begun) export.begin(busy, Filter.ALL)).run();

        var refused = server.get(ZIP).bearer(viewer).send();
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("export_under_way");
        assertThat(refused.header("Retry-After")).isEqualTo("10");

        run.close();
        assertThat(server.get(ZIP).bearer(viewer).send().status()).isEqualTo(200);
        assertThat(server.get(ZIP).bearer(viewer).send().status()).isEqualTo(200);
    }

    @Test
    void headAsksWithoutTakingThePlace() {
        assertThat(server.call("HEAD", ZIP).bearer(viewer).send().status()).isEqualTo(200);
        assertThat(server.get(ZIP).bearer(viewer).send().status()).isEqualTo(200);
    }

    @Test
    void nobodyTakesHalfOfItForTheWhole() {
        for (var id : List.of("CAP_1", "CAP_2")) {
            world.ingestion.ingest(world.upload(id, world.ports.clock().instant(), Pictures.jpeg(1280, 960)));
        }
        images.brokenFrom = 2;

        assertThatThrownBy(() -> server.get(ZIP).bearer(viewer).send()).isInstanceOf(UncheckedIOException.class);

        images.brokenFrom = Integer.MAX_VALUE;
        assertThat(server.get(ZIP).bearer(viewer).send().status()).isEqualTo(200);
    }

    @Test
    void onlyWhoMayReadGetsAnythingAndOnlyWhatIsWithinReach() throws IOException {
        world.taken("CAP_1", 1);
        assertThat(server.get(ZIP).send().status()).isEqualTo(401);
        assertThat(server.get(ZIP)
                        .bearer(server.device(world.org, world.device.id()))
                        .send()
                        .status())
                .isEqualTo(403);

        var stranger = server.member(world.ports.newOrg(), Role.OWNER);
        assertThat(entries(server.get(ZIP).bearer(stranger).send().bytes())).containsOnlyKeys("captures.csv");
        assertThat(server.get(JSON)
                        .bearer(stranger)
                        .send()
                        .json()
                        .path("stills")
                        .asInt())
                .isZero();

        var narrow = server.credentials.add(
                "vis_narrow",
                new Principal.Key(
                        new KeyId(world.ports.ids().next()),
                        new UserId(world.ports.ids().next()),
                        new Reach(
                                world.org,
                                Optional.of(
                                        Set.of(world.ports.newDevice(world.org).id()))),
                        Set.of(Permission.CAPTURES_READ)));
        assertThat(entries(server.get(ZIP).bearer(narrow).send().bytes())).containsOnlyKeys("captures.csv");
        assertThat(server.get(JSON + "?device_id=" + world.device.id())
                        .bearer(narrow)
                        .send()
                        .json()
                        .path("stills")
                        .asInt())
                .isZero();
    }

    @Test
    void tenThousandStillsTakeNoMoreMemoryThanSome() throws IOException {
        var device = world.device;
        var stills = Stream.iterate(0, i -> i < 10_000, i -> i + 1)
                .map(i -> world.ports.captured(
                        device,
                        new RecordId("CAP_" + i),
                        world.ports.clock().instant().minusSeconds(i)))
                .toList();
        world.ports.in(world.org).run(tx -> world.ports.captures().add(tx, stills));
        var large = new CaptureExport(
                world.ports.transactions(),
                world.ports.captures(),
                new Endless(),
                new PlainMetadataWriter(),
                new Bounds(10_000, Long.MAX_VALUE));
        var run = ((Result.Begun) large.begin(world.person(), Filter.ALL)).run();
        var out = new Weighed();

        new CaptureZip(run).writeTo(out);

        assertThat(out.bytes).isGreaterThan(10_000L * Endless.BYTES);
        assertThat(out.growth()).isLessThan(32L << 20);
    }

    private static String[] table(Map<String, Unpacked> entries) {
        return new String(unpacked(entries, "captures.csv").content(), StandardCharsets.UTF_8).split("\r\n");
    }

    private static Unpacked unpacked(Map<String, Unpacked> entries, String name) {
        return Optional.ofNullable(entries.get(name)).orElseThrow();
    }

    private static Map<String, Unpacked> entries(byte... zip) throws IOException {
        var entries = new LinkedHashMap<String, Unpacked>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new Unpacked(entry, in.readAllBytes()));
            }
        }
        return entries;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Unpacked(ZipEntry entry, byte[] content) {}

    /** A store whose medium fails once it is told to. */
    private static final class Breaking extends Delegating {
        private volatile int brokenFrom = Integer.MAX_VALUE;
        private final AtomicInteger opened = new AtomicInteger();

        Breaking(InMemoryImageStore store) {
            super(store);
        }

        @Override
        public Optional<Stored> open(ImageKey key, Part part) {
            if (opened.incrementAndGet() >= brokenFrom) {
                throw new UncheckedIOException(new IOException("the disk is broken"));
            }
            return super.open(key, part);
        }
    }

    /** As the store that it is made of. */
    private abstract static class Delegating implements ImageStore {
        private final ImageStore store;

        Delegating(ImageStore store) {
            this.store = store;
        }

        @Override
        public Put put(ImageKey key, Part part, byte[] content) {
            return store.put(key, part, content);
        }

        @Override
        public Optional<Stored> open(ImageKey key, Part part) {
            return store.open(key, part);
        }

        @Override
        public boolean removeOlder(ImageKey key, Instant before) {
            return store.removeOlder(key, before);
        }

        @Override
        public boolean writable() {
            return store.writable();
        }

        @Override
        public Stream<ImageKey> olderThan(Instant before) {
            return store.olderThan(before);
        }
    }

    /** A store that has every still, each of the same size. */
    private static final class Endless extends Delegating {
        private static final int BYTES = 200_000;

        Endless() {
            super(new InMemoryImageStore(Instant::now));
        }

        @Override
        public Optional<Stored> open(ImageKey key, Part part) {
            return Optional.of(new Stored(BYTES, new ByteArrayInputStream(new byte[BYTES])));
        }
    }

    /** Keeps nothing of what is written; looks now and then at how much is held meanwhile. */
    private static final class Weighed extends OutputStream {
        private static final long EVERY = 250L << 20;
        private final long before = held();
        private long most = before;
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            var due = bytes / EVERY != (bytes + length) / EVERY;
            bytes += length;
            if (due) {
                most = Math.max(most, held());
            }
        }

        long growth() {
            return most - before;
        }

        private static long held() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
