package app.visant.application.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class UnitTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void daysAreThoseOfTheZone() {
        var starts = Unit.DAY.starts(at("2026-11-22T12:00:00Z"), at("2026-11-23T23:00:00.001Z"), BERLIN);

        assertThat(starts)
                .containsExactly(at("2026-11-21T23:00:00Z"), at("2026-11-22T23:00:00Z"), at("2026-11-23T23:00:00Z"));
    }

    @Test
    void aDayIsAnHourShorterOrLongerWhenClocksChange() {
        var spring = Unit.DAY.starts(at("2026-03-28T23:00:00Z"), at("2026-03-30T00:00:00Z"), BERLIN);
        var autumn = Unit.DAY.starts(at("2026-10-24T22:00:00Z"), at("2026-10-26T00:00:00Z"), BERLIN);

        assertThat(Duration.between(spring.get(0), spring.get(1))).isEqualTo(Duration.ofHours(23));
        assertThat(Duration.between(autumn.get(0), autumn.get(1))).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void hoursBeginWhenTheZonesClocksStrike() {
        assertThat(Unit.HOUR.starts(at("2026-11-22T12:15:00Z"), at("2026-11-22T14:00:00Z"), ZoneId.of("Asia/Kolkata")))
                .containsExactly(at("2026-11-22T11:30:00Z"), at("2026-11-22T12:30:00Z"), at("2026-11-22T13:30:00Z"));
    }

    @Test
    void bothPassesOfAnHourInAutumnAreThere() {
        assertThat(Unit.HOUR.starts(at("2026-10-25T00:00:00Z"), at("2026-10-25T02:00:00Z"), BERLIN))
                .containsExactly(at("2026-10-25T00:00:00Z"), at("2026-10-25T01:00:00Z"));
    }

    @Test
    void tellsAboutHowManyThereAreBeforeTheyAreMade() {
        var from = Instant.EPOCH;

        assertThat(Unit.HOUR.about(from, from.plus(Duration.ofDays(10)))).isEqualTo(240);
        assertThat(Unit.DAY.about(from, from.plus(Duration.ofDays(10)))).isEqualTo(10);
        assertThat(Unit.DAY.starts(from, from, ZoneOffset.UTC)).isEmpty();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
