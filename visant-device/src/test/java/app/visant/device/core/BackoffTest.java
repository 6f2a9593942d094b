package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Examples;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BackoffTest {
    private final SettableTime time = new SettableTime(Examples.NOON);
    private final Backoff backoff = new Backoff(time, new SplittableRandom(1));

    @Test
    void a_first_try_is_allowed_at_once() {
        assertThat(backoff.left()).isZero();
    }

    @Test
    void waits_are_random_under_a_bound_that_doubles_up_to_five_minutes() {
        var bound = Duration.ofSeconds(1);
        for (int failure = 0; failure < 20; failure++) {
            assertThat(backoff.failed(Optional.empty())).isPositive().isLessThanOrEqualTo(bound);
            bound = bound.multipliedBy(2).compareTo(Backoff.MOST) < 0 ? bound.multipliedBy(2) : Backoff.MOST;
        }
    }

    @Test
    void a_fleet_that_failed_together_does_not_come_back_together() {
        var waits = new HashSet<Duration>();
        for (int device = 0; device < 100; device++) {
            var own = new Backoff(time, new SplittableRandom(device));
            own.failed(Optional.empty());
            waits.add(own.failed(Optional.empty()));
        }

        assertThat(waits).hasSize(100);
    }

    @Test
    void the_wait_counts_down() {
        var wait = backoff.failed(Optional.empty());
        assertThat(backoff.left()).isEqualTo(wait);
        time.pass(wait.minusNanos(1));
        assertThat(backoff.left()).isEqualTo(Duration.ofNanos(1));
        time.pass(Duration.ofNanos(1));
        assertThat(backoff.left()).isZero();
    }

    @Test
    void success_starts_the_row_over() {
        for (int i = 0; i < 20; i++) {
            backoff.failed(Optional.empty());
        }
        backoff.succeeded();

        assertThat(backoff.left()).isZero();
        assertThat(backoff.failed(Optional.empty())).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void it_never_comes_sooner_than_the_server_asked() {
        assertThat(backoff.failed(Optional.of(Duration.ofSeconds(90))))
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
    }

    @Test
    void a_server_that_asks_for_days_is_not_believed() {
        assertThat(backoff.failed(Optional.of(Duration.ofDays(9)))).isLessThan(Duration.ofMinutes(61));
    }

    @Test
    void a_refused_credential_is_tried_again_slowly() {
        for (int status : new int[] {401, 403}) {
            assertThat(backoff.answered(status, Optional.empty()))
                    .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(5));
        }
        backoff.succeeded();
        assertThat(backoff.answered(503, Optional.empty())).isLessThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void hurrying_ends_a_wait_unless_the_server_asked_for_it() {
        backoff.failed(Optional.empty());
        backoff.hurry();
        assertThat(backoff.left()).isZero();

        backoff.failed(Optional.of(Duration.ofMinutes(2)));
        backoff.hurry();
        assertThat(backoff.left()).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    }
}
