package app.visant.device.spool;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Examples;
import app.visant.device.port.Spool;
import app.visant.domain.shared.RecordId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Death at any moment. */
final class SpoolKillTest {
    private static final SpoolBounds BOUNDS = SpoolBounds.DEFAULT;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 60})
    void whatever_was_accepted_before_a_kill_is_there_and_whole(int kills) throws Exception {
        var accepted = new ArrayList<String>();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Adder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8))) {
            for (int i = 0; i < kills; i++) {
                accepted.add(lines.readLine());
            }
            // By its handle, as a Process would throw away what it still has to read.
            process.toHandle().destroyForcibly();
            lines.lines()
                    .filter(line -> line.startsWith("CAP_") && line.endsWith("."))
                    .forEach(accepted::add);
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(drained(DiskSpool.open(folder, BOUNDS)))
                .containsAll(accepted.stream().map(SpoolKillTest::id).toList());
        assertThat(DiskSpool.open(folder, BOUNDS).count().dropped()).isZero();
    }

    /** Each file as it may have been when the power went: there, not there, or under its unfinished name. */
    @Test
    void any_half_of_a_still_is_cleared_away_and_the_others_are_untouched() throws Exception {
        var files = filesOfOneStill();
        for (int picture = 0; picture < 4; picture++) {
            for (int facts = 0; facts < 4; facts++) {
                var place = folder.resolve("state-" + picture + facts);
                var spool = DiskSpool.open(place, BOUNDS);
                spool.add(Examples.still("CAP_0"));
                spool.remove(new RecordId("CAP_0"));
                int i = 0;
                for (var file : files.entrySet()) {
                    leave(place.resolve("spool"), file.getKey(), file.getValue(), i++ == 0 ? picture : facts);
                }

                var after = DiskSpool.open(place, BOUNDS);

                boolean whole = picture == 3 && facts == 3;
                assertThat(after.count().waiting()).isEqualTo(whole ? 1 : 0);
                assertThat(after.oldest().isPresent()).isEqualTo(whole);
                assertThat(place.resolve("spool").toFile().list()).hasSize(whole ? 2 : 0);
            }
        }
    }

    @Test
    void a_death_while_a_still_is_set_aside_leaves_it_in_one_place() throws Exception {
        var spool = DiskSpool.open(folder, BOUNDS);
        spool.add(Examples.still("CAP_1"));
        // The first of the three steps was done: the new facts are there, the picture has not moved.
        Files.writeString(folder.resolve("rejected/000000000001.0.CAP_1.json"), "{}");

        var after = DiskSpool.open(folder, BOUNDS);

        assertThat(after.holds(new RecordId("CAP_1"))).isTrue();
        assertThat(folder.resolve("rejected").toFile().list()).isEmpty();
        after.reject(new RecordId("CAP_1"), "422");
        assertThat(folder.resolve("rejected").toFile().list()).hasSize(2);
    }

    private Map<String, byte[]> filesOfOneStill() throws IOException {
        var place = folder.resolve("model");
        DiskSpool.open(place, BOUNDS).add(Examples.still("CAP_1"));
        var files = new LinkedHashMap<String, byte[]>();
        for (var ending : List.of(Slot.PICTURE, Slot.FACTS)) {
            var name = "000000000001." + Examples.NOON.toEpochMilli() + ".CAP_1" + ending;
            files.put(name, Files.readAllBytes(place.resolve("spool").resolve(name)));
        }
        return files;
    }

    private static void leave(Path place, String name, byte[] content, int how) throws IOException {
        switch (how) {
            case 0 -> {}
            case 1 -> Files.write(place.resolve(name + DurableFiles.UNFINISHED), new byte[0]);
            case 2 -> Files.write(place.resolve(name + DurableFiles.UNFINISHED), content);
            default -> Files.write(place.resolve(name), content);
        }
    }

    private static List<String> drained(Spool spool) {
        var ids = new ArrayList<String>();
        for (var still = spool.oldest(); still.isPresent(); still = spool.oldest()) {
            ids.add(still.get().id().value());
            spool.remove(still.get().id());
        }
        return ids;
    }

    private static String id(String line) {
        return line.substring(0, line.length() - 1);
    }

    /** Adds stills until it is killed, and says so of each that was accepted. */
    static final class Adder {
        private Adder() {}

        public static void main(String... args) throws IOException {
            var spool = DiskSpool.open(Path.of(args[0]), BOUNDS);
            for (int i = 0; i < 100_000; i++) {
                spool.add(Examples.still("CAP_" + i, 60_000, Examples.NOON));
                System.out.println("CAP_" + i + ".");
                System.out.flush();
            }
        }
    }
}
