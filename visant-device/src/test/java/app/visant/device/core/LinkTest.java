package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.CommandStream;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import app.visant.domain.device.DeviceConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {
    private static final CommandStream.End BROKEN = new CommandStream.Broken("pulled out");

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(folder);
    }

    @Test
    void it_is_connected_when_the_settings_have_come() {
        rig.link.tick();
        rig.stream.opened(Optional.empty());
        assertThat(rig.link.connected()).isFalse();

        rig.stream.says(rig.configured(DeviceConfig.DEFAULT));

        assertThat(rig.link.connected()).isTrue();
    }

    @Test
    void opening_teaches_the_time() {
        rig.link.tick();
        rig.stream.opened(Optional.of(new ServerTime(rig.time.instant().plusSeconds(99), Duration.ofMillis(500))));

        assertThat(rig.clock.now()).isEqualTo(rig.time.instant().plusSeconds(99));
    }

    @Test
    void a_broken_stream_is_opened_again_after_a_random_wait_from_where_it_was() {
        rig.connect();
        rig.order(7);
        rig.stream.ends(BROKEN);

        var wait = rig.link.tick();
        assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(rig.stream.openings()).hasSize(1);
        rig.time.pass(wait);
        rig.link.tick();

        assertThat(rig.stream.openings()).containsExactly(Optional.empty(), Optional.of("event-7"));
    }

    @Test
    void silence_of_45_seconds_is_the_end() {
        rig.connect();
        rig.time.pass(Duration.ofSeconds(44));
        assertThat(rig.link.tick()).isEqualTo(Duration.ofSeconds(1));
        assertThat(rig.link.connected()).isTrue();

        rig.time.pass(Duration.ofSeconds(1));
        rig.link.tick();

        assertThat(rig.link.connected()).isFalse();
        assertThat(rig.stream.cancelled()).isEqualTo(1);
    }

    @Test
    void a_stream_that_never_answers_is_given_up_too() {
        rig.link.tick();
        rig.time.pass(Duration.ofSeconds(45));
        rig.link.tick();

        assertThat(rig.stream.cancelled()).isEqualTo(1);
    }

    @Test
    void pings_keep_it_alive() {
        rig.connect();
        for (int i = 0; i < 20; i++) {
            rig.time.pass(Duration.ofSeconds(15));
            rig.stream.says(new StreamEvent.Ping());
            rig.link.tick();
        }

        assertThat(rig.link.connected()).isTrue();
        assertThat(rig.stream.openings()).hasSize(1);
    }

    @Test
    void what_an_old_stream_still_says_is_not_heard() {
        rig.connect();
        var old = rig.stream.now();
        rig.stream.ends(BROKEN);
        rig.time.pass(rig.link.tick());
        rig.link.tick();

        old.heard(Optional.of("stale"), rig.configured(DeviceConfig.DEFAULT));
        old.ended(BROKEN);

        assertThat(rig.link.connected()).isFalse();
        rig.stream.says(rig.configured(DeviceConfig.DEFAULT));
        assertThat(rig.link.connected()).isTrue();
    }

    @Test
    void a_server_that_asks_for_time_gets_it() {
        rig.link.tick();
        rig.stream.ends(new CommandStream.Refused(503, Optional.of(Duration.ofMinutes(2))));

        assertThat(rig.link.tick()).isBetween(Duration.ofSeconds(119), Duration.ofSeconds(121));
    }

    /** 401 for a token that ended, 403 for an organization that is suspended: either may be mended. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_refused_token_is_tried_slowly_for_ever(int status) {
        for (int i = 0; i < 10; i++) {
            rig.link.tick();
            rig.stream.ends(new CommandStream.Refused(status, Optional.empty()));
            var wait = rig.link.tick();
            assertThat(wait).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
            rig.time.pass(wait);
        }

        assertThat(rig.stream.openings()).hasSize(10);
    }

    @Test
    void two_devices_with_one_token_do_not_chase_each_other_faster_and_faster() {
        var longest = Duration.ZERO;
        for (int i = 0; i < 12; i++) {
            rig.connect();
            rig.stream.ends(new CommandStream.Broken("replaced by another connection"));
            var wait = rig.link.tick();
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }

        assertThat(longest).isGreaterThan(Duration.ofSeconds(30));
    }

    @Test
    void after_a_line_that_held_the_next_failure_starts_the_row_over() {
        for (int i = 0; i < 12; i++) {
            rig.connect();
            rig.stream.ends(BROKEN);
        }
        rig.connect();
        rig.stream.says(new StreamEvent.Ping());
        rig.stream.ends(BROKEN);

        assertThat(rig.link.tick()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void something_new_from_a_newer_server_is_passed_over() {
        rig.connect();
        rig.stream.says(new StreamEvent.Unknown("event firmware"));

        assertThat(rig.link.connected()).isTrue();
    }
}
