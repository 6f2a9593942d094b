package app.visant.application.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Berlin: on 2026-03-29 the clock goes from 02:00 (01:00Z) to 03:00; on 2026-10-25 from 03:00 (01:00Z) back to 02:00. */
final class CronTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 * * * *      | 2026-03-01T12:00:00Z | 2026-03-01T13:00:00Z",
                "@hourly        | 2026-03-01T12:00:01Z | 2026-03-01T13:00:00Z",
                "@daily         | 2026-03-01T12:00:00Z | 2026-03-02T00:00:00Z",
                "@midnight      | 2026-03-01T12:00:00Z | 2026-03-02T00:00:00Z",
                "@weekly        | 2026-03-02T12:00:00Z | 2026-03-08T00:00:00Z",
                "@monthly       | 2026-03-02T12:00:00Z | 2026-04-01T00:00:00Z",
                "@yearly        | 2026-03-02T12:00:00Z | 2027-01-01T00:00:00Z",
                "@annually      | 2026-03-02T12:00:00Z | 2027-01-01T00:00:00Z",
                "*/15 9-17 * * 1-5 | 2026-03-06T17:45:00Z | 2026-03-09T09:00:00Z",
                "0 9 * * MON    | 2026-03-03T00:00:00Z | 2026-03-09T09:00:00Z",
                "0 9 * JAN *    | 2026-03-03T00:00:00Z | 2027-01-01T09:00:00Z",
                "0 0 29 2 *     | 2026-03-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 13 * 5     | 2026-03-01T00:00:00Z | 2026-03-06T00:00:00Z",
                "0 9 * * 7      | 2026-03-02T00:00:00Z | 2026-03-08T09:00:00Z",
            })
    void firesNextInUtc(String expression, Instant after, Instant next) {
        assertThat(Cron.parse(expression).next(after, ZoneOffset.UTC)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 8",
                "@reboot",
                "@never",
                "a b c d e",
                "*/0 * * * *",
                "0 0 30 2 *",
                "0 0 31 4 *",
                "5-1 * * * x"
            })
    void refusesWhatIsWrongOrNeverFires(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cron.parse(expression));
    }

    @Test
    void aFixedHourLostInTheSpringGapFiresOnceAtTheGapsEnd() {
        assertThat(firings("30 2 * * *", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void manyRunsLostInOneGapAreMadeUpForOnce() {
        assertThat(firings("*/10 2 * * *", "2026-03-29T00:30:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
    }

    @Test
    void aRunDueAtTheGapsEndAnywayIsNotDoubled() {
        assertThat(firings("0 2,3 * * *", "2026-03-28T12:00:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-30T00:00:00Z");
    }

    @Test
    void aFixedHourThatComesTwiceFiresInTheFirstPassOnly() {
        assertThat(firings("30 2 * * *", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void minutesOfAFixedHourFireInTheFirstPassOnly() {
        assertThat(firings("*/30 2 * * *", "2026-10-24T23:00:00Z", 3))
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:00:00Z");
    }

    @Test
    void askedWithinTheSecondPassAFixedHourWaitsForTheNextDay() {
        assertThat(firings("45 2 * * *", "2026-10-25T01:10:00Z", 1)).containsExactly("2026-10-26T01:45:00Z");
    }

    @Test
    void anOpenHourFiresInBothPasses() {
        assertThat(firings("30 * * * *", "2026-10-25T00:00:00Z", 3))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
    }

    @Test
    void anOpenHourSkipsTheHourThatDoesNotCome() {
        assertThat(firings("30 * * * *", "2026-03-29T00:00:00Z", 2))
                .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z");
    }

    @Test
    void anOpenHourFiresOnTheVeryInstantOfTheChange() {
        assertThat(firings("0 * * * *", "2026-03-29T00:00:00Z", 2))
                .containsExactly("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z");
        assertThat(firings("0 * * * *", "2026-10-25T00:00:00Z", 2))
                .containsExactly("2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z");
    }

    @Test
    void everySecondHourFollowsTheClockOnTheWall() {
        assertThat(firings("0 */2 * * *", "2026-03-28T22:30:00Z", 3))
                .containsExactly("2026-03-28T23:00:00Z", "2026-03-29T02:00:00Z", "2026-03-29T04:00:00Z");
        assertThat(firings("0 */2 * * *", "2026-10-24T22:30:00Z", 3))
                .containsExactly("2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T03:00:00Z");
    }

    private static List<String> firings(String expression, String after, int count) {
        var cron = Cron.parse(expression);
        return Stream.iterate(Instant.parse(after), at -> cron.next(at, BERLIN).orElseThrow())
                .skip(1)
                .limit(count)
                .map(Instant::toString)
                .toList();
    }
}
