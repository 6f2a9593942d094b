package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Examples;
import app.visant.device.port.Reply;
import app.visant.device.port.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServerClockTest {
    private static final Instant BIRTH_OF_UNIX = Instant.parse("1970-01-01T00:00:05Z");
    private static final Duration EXACT = Duration.ofMillis(10);
    private static final Duration COARSE = Duration.ofMillis(600);

    private final SettableTime time = new SettableTime(BIRTH_OF_UNIX);
    private final ServerClock clock = new ServerClock(time, time);

    @Test
    void before_the_server_was_heard_the_device_clock_is_all_there_is() {
        assertThat(clock.trusted()).isFalse();
        assertThat(clock.now()).isEqualTo(BIRTH_OF_UNIX);
    }

    @Test
    void after_that_it_is_the_servers_time_and_goes_on() {
        clock.learn(new ServerTime(Examples.NOON, EXACT));
        time.pass(Duration.ofHours(5));

        assertThat(clock.trusted()).isTrue();
        assertThat(clock.now()).isEqualTo(Examples.NOON.plus(Duration.ofHours(5)));
        assertThat(clock.deviceTime()).isEqualTo(BIRTH_OF_UNIX.plus(Duration.ofHours(5)));
    }

    @Test
    void a_jump_of_the_device_clock_does_not_move_it() {
        clock.learn(new ServerTime(Examples.NOON, EXACT));
        time.set(Instant.parse("2036-01-01T00:00:00Z"));

        assertThat(clock.now()).isEqualTo(Examples.NOON);
    }

    @Test
    void a_coarse_word_that_agrees_does_not_replace_an_exact_one() {
        clock.learn(new ServerTime(Examples.NOON, EXACT));
        clock.learn(new ServerTime(Examples.NOON.plusMillis(400), COARSE));

        assertThat(clock.now()).isEqualTo(Examples.NOON);
    }

    @Test
    void an_exact_word_replaces_a_coarse_one() {
        clock.learn(new ServerTime(Examples.NOON, COARSE));
        clock.learn(new ServerTime(Examples.NOON.plusMillis(400), EXACT));

        assertThat(clock.now()).isEqualTo(Examples.NOON.plusMillis(400));
    }

    @Test
    void a_coarse_word_that_contradicts_is_believed_as_it_is_newer() {
        clock.learn(new ServerTime(Examples.NOON, EXACT));
        clock.learn(new ServerTime(Examples.NOON.plusSeconds(30), COARSE));

        assertThat(clock.now()).isEqualTo(Examples.NOON.plusSeconds(30));
    }

    @Test
    void an_old_exact_word_gives_way_as_quartzes_drift() {
        clock.learn(new ServerTime(Examples.NOON, EXACT));
        time.pass(Duration.ofHours(6));
        var later = Examples.NOON.plus(Duration.ofHours(6)).plusMillis(500);
        clock.learn(new ServerTime(later, COARSE));

        assertThat(clock.now()).isEqualTo(later);
    }

    @Test
    void replies_teach_it() {
        clock.learnFrom(new Reply.Unreachable("dark"));
        assertThat(clock.trusted()).isFalse();

        clock.learnFrom(new Reply.Answered(
                503, Optional.empty(), "", Optional.empty(), Optional.of(new ServerTime(Examples.NOON, COARSE))));
        assertThat(clock.now()).isEqualTo(Examples.NOON);
    }
}
