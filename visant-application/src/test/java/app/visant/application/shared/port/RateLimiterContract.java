package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.shared.port.RateLimiter.Decision;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

public interface RateLimiterContract {
    Duration WINDOW = Duration.ofMinutes(10);
    int LIMIT = 5;
    /** One token comes back in this time, and a little for rounding. */
    Duration REFILL = WINDOW.dividedBy(LIMIT).plusMillis(1);

    PortsUnderTest ports();

    @Test
    default void grantsTheLimitAtOnceAndThenNoMore() {
        var key = newKey();

        assertThat(granted(key, PortsUnderTest.NOON)).isEqualTo(LIMIT);
        assertThat(take(key, PortsUnderTest.NOON)).isInstanceOf(Decision.Limited.class);
    }

    @Test
    default void saysWhenToComeBack() {
        var key = newKey();
        granted(key, PortsUnderTest.NOON);

        var limited = take(key, PortsUnderTest.NOON);

        assertThat(limited)
                .asInstanceOf(InstanceOfAssertFactories.type(Decision.Limited.class))
                .extracting(Decision.Limited::retryAfter, InstanceOfAssertFactories.DURATION)
                .isPositive()
                .isLessThanOrEqualTo(REFILL);
    }

    @Test
    default void waitingAsToldEarnsOneToken() {
        var key = newKey();
        granted(key, PortsUnderTest.NOON);

        assertThat(granted(key, PortsUnderTest.NOON.plus(REFILL))).isEqualTo(1);
    }

    @Test
    default void aWindowFillsItAgainAndNothingFillsItOver() {
        var key = newKey();
        granted(key, PortsUnderTest.NOON);

        assertThat(granted(key, PortsUnderTest.NOON.plus(WINDOW))).isEqualTo(LIMIT);
        assertThat(granted(key, PortsUnderTest.NOON.plus(WINDOW.multipliedBy(100))))
                .isEqualTo(LIMIT);
    }

    @Test
    default void aRefusalCostsNothing() {
        var key = newKey();
        granted(key, PortsUnderTest.NOON);
        for (var i = 0; i < 20; i++) {
            take(key, PortsUnderTest.NOON.plusSeconds(i));
        }

        assertThat(granted(key, PortsUnderTest.NOON.plus(REFILL))).isEqualTo(1);
    }

    @Test
    default void aNodeWhoseClockRunsBehindGetsNothingExtra() {
        var key = newKey();
        granted(key, PortsUnderTest.NOON);

        assertThat(granted(key, PortsUnderTest.NOON.minus(WINDOW))).isZero();
        assertThat(granted(key, PortsUnderTest.NOON)).isZero();
    }

    @Test
    default void aTokenGivenBackCanBeTakenAgain() {
        var key = newKey();
        granted(key, PortsUnderTest.NOON);

        giveBack(key, PortsUnderTest.NOON);

        assertThat(granted(key, PortsUnderTest.NOON)).isEqualTo(1);
    }

    @Test
    default void givingBackFillsNothingOver() {
        var key = newKey();
        giveBack(key, PortsUnderTest.NOON);
        take(key, PortsUnderTest.NOON);
        giveBack(key, PortsUnderTest.NOON);
        giveBack(key, PortsUnderTest.NOON);

        assertThat(granted(key, PortsUnderTest.NOON)).isEqualTo(LIMIT);
    }

    @Test
    default void keysDoNotShareTheirTokens() {
        granted(newKey(), PortsUnderTest.NOON);

        assertThat(granted(newKey(), PortsUnderTest.NOON)).isEqualTo(LIMIT);
    }

    @Test
    default void aCrowdGetsNoMoreThanTheLimit() {
        var key = newKey();

        var decisions = Together.run(12, () -> take(key, PortsUnderTest.NOON));

        assertThat(decisions.stream().filter(Decision.Granted.class::isInstance))
                .hasSize(LIMIT);
    }

    private String newKey() {
        return "log-in:" + ports().ids().next();
    }

    private Decision take(String key, Instant now) {
        return ports().rateLimiter().take(key, LIMIT, WINDOW, now);
    }

    private void giveBack(String key, Instant now) {
        ports().rateLimiter().giveBack(key, LIMIT, WINDOW, now);
    }

    /** How many are granted in a row; stops at twice the limit. */
    private int granted(String key, Instant now) {
        var count = 0;
        while (count < 2 * LIMIT && take(key, now) instanceof Decision.Granted) {
            count++;
        }
        return count;
    }
}
