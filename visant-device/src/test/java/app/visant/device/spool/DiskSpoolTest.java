package app.visant.device.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.device.port.Examples;
import app.visant.device.port.Spool;
import app.visant.device.port.SpoolContract;
import app.visant.domain.shared.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskSpoolTest implements SpoolContract {
    @TempDir
    private Path folder;

    @Override
    public Spool spool(long bytes) throws IOException {
        return DiskSpool.open(folder, new SpoolBounds(bytes, 2500));
    }

    @Test
    void a_reopened_spool_is_as_it_was() throws Exception {
        var spool = spool(3000);
        for (int i = 1; i <= 5; i++) {
            spool.add(Examples.still("CAP_" + i));
        }
        spool.reject(new RecordId("CAP_4"), "409 other bytes");

        var reopened = spool(3000);

        assertThat(reopened.count()).isEqualTo(new Spool.Count(2, 2000, 2, 1));
        assertThat(reopened.oldest().orElseThrow().id()).isEqualTo(new RecordId("CAP_3"));
        reopened.add(Examples.still("CAP_6"));
        reopened.remove(new RecordId("CAP_3"));
        assertThat(reopened.oldest().orElseThrow().id()).isEqualTo(new RecordId("CAP_5"));
    }

    @Test
    void a_smaller_bound_takes_effect_with_the_next_still() throws Exception {
        var spool = spool(9000);
        for (int i = 1; i <= 9; i++) {
            spool.add(Examples.still("CAP_" + i));
        }

        var smaller = spool(2000);
        smaller.add(Examples.still("CAP_10"));

        assertThat(smaller.count()).isEqualTo(new Spool.Count(2, 2000, 8, 0));
    }

    @Test
    void the_rejected_are_kept_with_the_reason_within_their_own_bound() throws Exception {
        var spool = spool(9000);
        for (int i = 1; i <= 4; i++) {
            spool.add(Examples.still("CAP_" + i));
            spool.reject(new RecordId("CAP_" + i), "422 \"unreadable\"");
        }

        assertThat(spool.count()).isEqualTo(new Spool.Count(0, 0, 0, 4));
        assertThat(names("rejected")).hasSize(4).allMatch(name -> name.contains("CAP_3") || name.contains("CAP_4"));
        assertThat(read("rejected", "CAP_4.json"))
                .contains("422 \\\"unreadable\\\"")
                .contains("hourly-check");
    }

    @Test
    void a_still_cut_short_by_a_power_loss_is_set_aside_and_counted() throws Exception {
        var spool = spool(9000);
        spool.add(Examples.still("CAP_1"));
        spool.add(Examples.still("CAP_2"));
        var picture = spool.oldest().orElseThrow().jpeg();
        Files.write(picture, Arrays.copyOf(Files.readAllBytes(picture), 300));

        var reopened = spool(9000);

        assertThat(reopened.oldest().orElseThrow().id()).isEqualTo(new RecordId("CAP_2"));
        assertThat(reopened.count().waiting()).isEqualTo(1);
        assertThat(reopened.count().dropped()).isEqualTo(1);
    }

    @Test
    void a_still_full_of_zeros_is_set_aside_too() throws Exception {
        var spool = spool(9000);
        spool.add(Examples.still("CAP_1"));
        Files.write(spool.oldest().orElseThrow().jpeg(), new byte[1000]);

        assertThat(spool(9000).oldest()).isEmpty();
        assertThat(spool(9000).count().dropped()).isEqualTo(1);
    }

    @Test
    void facts_that_are_no_json_count_as_damage() throws Exception {
        var spool = spool(9000);
        spool.add(Examples.still("CAP_1"));
        Files.write(path("spool", "CAP_1.json"), new byte[64]);

        assertThat(spool(9000).oldest()).isEmpty();
        assertThat(spool(9000).count().dropped()).isEqualTo(1);
    }

    @Test
    void a_picture_that_vanished_under_a_running_spool_does_not_hold_up_the_next() throws Exception {
        var spool = spool(9000);
        spool.add(Examples.still("CAP_1"));
        spool.add(Examples.still("CAP_2"));
        Files.delete(path("spool", "CAP_1.jpg"));

        assertThat(spool.oldest().orElseThrow().id()).isEqualTo(new RecordId("CAP_2"));
    }

    @Test
    void counters_that_are_damaged_start_over_and_stop_nothing() throws Exception {
        Files.writeString(folder.resolve("counters.json"), "{\"dro");

        assertThat(spool(9000).count()).isEqualTo(new Spool.Count(0, 0, 0, 0));
    }

    @Test
    void files_of_others_are_left_alone() throws Exception {
        spool(9000);
        Files.writeString(folder.resolve("spool/notes.json"), "mine");
        Files.writeString(folder.resolve("spool/cat.jpg"), "mine");

        var spool = spool(9000);

        assertThat(spool.count().waiting()).isZero();
        assertThat(names("spool")).hasSize(2);
    }

    @Test
    void a_disk_that_is_nearly_full_makes_room_by_no_more_than_it_must() throws Exception {
        var free = new AtomicLong(10_000_000);
        var spool = DiskSpool.open(folder, new SpoolBounds(9000, 2500), free::get);
        for (int i = 1; i <= 3; i++) {
            spool.add(Examples.still("CAP_" + i));
        }
        // As if each dropped still made that much room.
        var full = DiskSpool.open(folder, new SpoolBounds(9000, 2500), () -> 262_000 + 1000 * (3 - stills()));

        full.add(Examples.still("CAP_4"));

        assertThat(full.holds(new RecordId("CAP_1"))).isFalse();
        assertThat(full.holds(new RecordId("CAP_3"))).isTrue();
        assertThat(full.holds(new RecordId("CAP_4"))).isTrue();
        assertThat(full.count().dropped()).isEqualTo(2);
    }

    @Test
    void a_disk_that_fails_leaves_nothing_half_written() throws Exception {
        var spool = spool(9000);
        spool.add(Examples.still("CAP_1"));
        // A folder in the way of the second file makes its rename fail.
        Files.createDirectories(folder.resolve("spool/000000000002." + Examples.NOON.toEpochMilli() + ".CAP_2.json/x"));

        assertThatThrownBy(() -> spool.add(Examples.still("CAP_2"))).isInstanceOf(UncheckedIOException.class);

        assertThat(spool.count().waiting()).isEqualTo(1);
        assertThat(names("spool")).noneMatch(name -> name.endsWith(".tmp") || name.endsWith("CAP_2.jpg"));
    }

    @Test
    void an_interrupt_does_not_cost_a_still() throws Exception {
        var spool = spool(9000);
        Thread.currentThread().interrupt();

        spool.add(Examples.still("CAP_1"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(spool(9000).oldest()).isPresent();
    }

    @Test
    void a_survey_counts_without_touching() throws Exception {
        var spool = spool(3000);
        for (int i = 1; i <= 4; i++) {
            spool.add(Examples.still("CAP_" + i));
        }

        assertThat(SpoolSurvey.of(folder)).isEqualTo(spool.count());
        assertThat(SpoolSurvey.of(folder.resolve("elsewhere"))).isEqualTo(new Spool.Count(0, 0, 0, 0));
    }

    private long stills() throws IOException {
        return names("spool").stream().filter(name -> name.endsWith(".jpg")).count();
    }

    private List<String> names(String place) throws IOException {
        try (var files = Files.list(folder.resolve(place))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path path(String place, String end) throws IOException {
        return names(place).stream()
                .filter(name -> name.endsWith(end))
                .map(name -> folder.resolve(place).resolve(name))
                .findFirst()
                .orElseThrow();
    }

    private String read(String place, String end) throws IOException {
        return Files.readString(path(place, end));
    }
}
