package app.visant.application.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.Breaker.Turn;
import app.visant.application.shared.port.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BreakerTest {
    private static final Turn.Granted ORDINARY = new Turn.Granted(false);
    private static final Turn.Granted PROBE = new Turn.Granted(true);

    private final SettableClock clock = new SettableClock();
    private final Breaker breaker = new Breaker();

    @Test
    void aFewFailuresAreBorne() {
        fail(Breaker.FAILURES - 1);

        assertThat(breaker.turn(now())).isEqualTo(ORDINARY);
        assertThat(breaker.open()).isFalse();
    }

    @Test
    void anAnswerBetweenThemForgivesTheFailures() {
        fail(Breaker.FAILURES - 1);
        breaker.answered();
        fail(Breaker.FAILURES - 1);

        assertThat(breaker.open()).isFalse();
    }

    @Test
    void manyFailuresInARowOpenItForAWhile() {
        fail(Breaker.FAILURES);

        assertThat(breaker.turn(now())).isEqualTo(new Turn.Refused(Breaker.FIRST_REST));
        clock.advance(Duration.ofSeconds(5));
        assertThat(breaker.turn(now())).isEqualTo(new Turn.Refused(Breaker.FIRST_REST.minusSeconds(5)));
    }

    @Test
    void afterTheRestOneQuestionIsLetThroughAndItsAnswerClosesIt() {
        fail(Breaker.FAILURES);
        clock.advance(Breaker.FIRST_REST);

        assertThat(breaker.turn(now())).isEqualTo(PROBE);
        assertThat(breaker.turn(now())).as("one at a time").isInstanceOf(Turn.Refused.class);
        breaker.answered();
        assertThat(breaker.turn(now())).isEqualTo(ORDINARY);
    }

    @Test
    void aProbeThatFailsDoublesTheRestUpToAMinute() {
        fail(Breaker.FAILURES);
        for (var seconds : new int[] {30, 60, 60}) {
            clock.advance(Breaker.LONGEST_REST);
            assertThat(breaker.turn(now())).isEqualTo(PROBE);
            breaker.failed(PROBE, now(), Duration.ZERO);
            assertThat(breaker.turn(now())).isEqualTo(new Turn.Refused(Duration.ofSeconds(seconds)));
        }
    }

    @Test
    void aProbeThatIsNeverHeardOfAgainIsReplaced() {
        fail(Breaker.FAILURES);
        clock.advance(Breaker.FIRST_REST);
        breaker.turn(now());
        clock.advance(Breaker.PROBE);

        assertThat(breaker.turn(now())).isEqualTo(PROBE);
    }

    @Test
    void questionsThatWereOutWhenItOpenedDoNotProlongIt() {
        fail(Breaker.FAILURES);
        clock.advance(Duration.ofSeconds(10));
        fail(10);

        assertThat(breaker.turn(now())).isEqualTo(new Turn.Refused(Breaker.FIRST_REST.minusSeconds(10)));
    }

    @Test
    void aLongerWaitThatWasAskedForIsKeptForAMinuteAtMost() {
        fail(Breaker.FAILURES - 1);
        breaker.failed(ORDINARY, now(), Duration.ofSeconds(40));
        assertThat(breaker.turn(now())).isEqualTo(new Turn.Refused(Duration.ofSeconds(40)));

        clock.advance(Duration.ofSeconds(40));
        breaker.turn(now());
        breaker.failed(PROBE, now(), Duration.ofHours(2));
        assertThat(breaker.turn(now())).isEqualTo(new Turn.Refused(Breaker.LONGEST_REST));
    }

    private void fail(int times) {
        for (var i = 0; i < times; i++) {
            breaker.failed(ORDINARY, now(), Duration.ZERO);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
