package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.shared.RecordId;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every spool keeps to. */
public interface SpoolContract {

    /** An empty spool that takes {@code bytes} of pictures. */
    Spool spool(long bytes) throws Exception;

    @Test
    default void a_still_comes_back_as_it_was_added() throws Exception {
        var spool = spool(10_000);
        var still = Examples.still("CAP_1");
        spool.add(still);

        var waiting = spool.oldest().orElseThrow();

        assertThat(waiting.id()).isEqualTo(still.id());
        assertThat(waiting.sizeBytes()).isEqualTo(1000);
        assertThat(waiting.capturedAt()).isEqualTo(still.capturedAt());
        assertThat(waiting.deviceTime()).isEqualTo(still.deviceTime());
        assertThat(waiting.label()).isEqualTo(still.label());
        assertThat(Files.readAllBytes(waiting.jpeg())).isEqualTo(still.jpeg().bytes());
    }

    @Test
    default void stills_come_in_the_order_they_were_added_whatever_their_clock_said() throws Exception {
        var spool = spool(10_000);
        spool.add(Examples.still("late", 1000, Examples.NOON.plus(Duration.ofDays(400))));
        spool.add(Examples.still("early", 1000, Examples.NOON));

        assertThat(spool.oldest().orElseThrow().id()).isEqualTo(new RecordId("late"));
        spool.remove(new RecordId("late"));
        assertThat(spool.oldest().orElseThrow().id()).isEqualTo(new RecordId("early"));
    }

    @Test
    default void a_full_spool_drops_the_oldest_and_counts_it() throws Exception {
        var spool = spool(3000);
        for (int i = 1; i <= 5; i++) {
            spool.add(Examples.still("CAP_" + i));
        }

        assertThat(spool.count()).isEqualTo(new Spool.Count(3, 3000, 2, 0));
        assertThat(spool.oldest().orElseThrow().id()).isEqualTo(new RecordId("CAP_3"));
    }

    @Test
    default void a_still_larger_than_the_spool_is_refused_and_costs_nothing() throws Exception {
        var spool = spool(3000);
        spool.add(Examples.still("CAP_1"));

        assertThatThrownBy(() -> spool.add(Examples.still("huge", 3001, Examples.NOON)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(spool.count()).isEqualTo(new Spool.Count(1, 1000, 0, 0));
    }

    @Test
    default void the_same_id_is_not_taken_twice() throws Exception {
        var spool = spool(3000);
        spool.add(Examples.still("CAP_1"));

        assertThatThrownBy(() -> spool.add(Examples.still("CAP_1"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void a_rejected_still_leaves_the_way_free_and_is_counted() throws Exception {
        var spool = spool(3000);
        spool.add(Examples.still("bad"));
        spool.add(Examples.still("good"));

        spool.reject(new RecordId("bad"), "422 not a JPEG");

        assertThat(spool.oldest().orElseThrow().id()).isEqualTo(new RecordId("good"));
        assertThat(spool.count()).isEqualTo(new Spool.Count(1, 1000, 0, 1));
    }

    @Test
    default void stills_before_a_moment_are_dropped_unless_their_clock_was_not_trusted() throws Exception {
        var spool = spool(9000);
        spool.add(Examples.still("old", 1000, Examples.NOON.minusSeconds(1)));
        var adrift = Examples.still("adrift", 1000, Examples.NOON.minus(Duration.ofDays(20_000)));
        spool.add(
                new Still(adrift.id(), adrift.jpeg(), adrift.capturedAt(), false, adrift.deviceTime(), adrift.label()));
        spool.add(Examples.still("new", 1000, Examples.NOON));

        spool.dropBefore(Examples.NOON);

        assertThat(spool.holds(new RecordId("old"))).isFalse();
        assertThat(spool.holds(new RecordId("adrift"))).isTrue();
        assertThat(spool.holds(new RecordId("new"))).isTrue();
        assertThat(spool.count().dropped()).isEqualTo(1);
    }

    @Test
    default void unknown_ids_are_ignored() throws Exception {
        var spool = spool(3000);

        spool.remove(new RecordId("nobody"));
        spool.reject(new RecordId("nobody"), "400");

        assertThat(spool.oldest()).isEmpty();
        assertThat(spool.count()).isEqualTo(new Spool.Count(0, 0, 0, 0));
    }
}
