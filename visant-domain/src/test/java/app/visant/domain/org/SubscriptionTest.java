package app.visant.domain.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.org.Subscription.Agreed;
import app.visant.domain.org.Subscription.FreeMonths;
import app.visant.domain.org.Subscription.Trial;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubscriptionTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void anOrganizationBeginsWithFiveSlotsAndThirtyDays() {
        assertThat(Subscription.first(NOW)).isEqualTo(new Trial(5, NOW.plus(Duration.ofDays(30))));
    }

    @Test
    void itEndsAtItsEndAndNotBefore() {
        var trial = new Trial(5, NOW);

        assertThat(trial.at(NOW.minusNanos(1))).isEqualTo(trial);
        assertThat(trial.at(NOW)).isEqualTo(new Subscription.Ended(trial));
        assertThat(trial.at(NOW)).returns(5, Subscription::slots).returns(NOW, Subscription::end);
    }

    @ParameterizedTest
    @CsvSource({
        // what is left of the present time is not lost
        "2026-02-10T08:00:00Z, 1, 2026-03-10T08:00:00Z",
        // an ended one goes on from now
        "2025-12-24T00:00:00Z, 1, 2026-02-28T12:00:00Z",
        "2026-01-31T12:00:00Z, 1, 2026-02-28T12:00:00Z",
        // months of the calendar, not of thirty days
        "2026-01-31T12:00:00Z, 2, 2026-03-31T12:00:00Z",
        "2026-01-31T12:00:00Z, 25, 2028-02-29T12:00:00Z",
        "9998-12-31T00:00:00Z, 12, 9999-01-01T00:00:00Z"
    })
    void freeMonthsAreCalendarMonthsFromTheLaterOfNowAndTheEnd(Instant end, int months, Instant expected) {
        assertThat(new Trial(5, end).withFreeMonths(months, NOW)).isEqualTo(new FreeMonths(5, expected));
        assertThat(new FreeMonths(5, end).withFreeMonths(months, NOW)).isEqualTo(new FreeMonths(5, expected));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-10T08:00:00Z, 14, 2026-02-24T08:00:00Z",
        "2025-12-24T00:00:00Z, 14, 2026-02-14T12:00:00Z",
        "2026-01-31T12:00:00Z, 1, 2026-02-01T12:00:00Z"
    })
    void trialDaysAreCountedFromTheLaterOfNowAndTheEnd(Instant end, int days, Instant expected) {
        assertThat(new Trial(5, end).withTrialDays(days, NOW)).isEqualTo(new Trial(5, expected));
    }

    @Test
    void freeMonthsThatRunAreProlongedByDaysAndThoseThatEndedGiveWayToATrial() {
        assertThat(new FreeMonths(5, NOW.plusSeconds(1)).withTrialDays(1, NOW))
                .isEqualTo(new FreeMonths(5, NOW.plusSeconds(86_401)));
        assertThat(new FreeMonths(5, NOW).withTrialDays(1, NOW)).isEqualTo(new Trial(5, NOW.plusSeconds(86_400)));
    }

    @Test
    void slotsAreAddedForGoodAndNeverBeyondReason() {
        Agreed free = new FreeMonths(5, NOW);

        assertThat(free.withMoreSlots(3)).isEqualTo(new FreeMonths(8, NOW));
        assertThat(free.withMoreSlots(3).withTrialDays(1, NOW).slots()).isEqualTo(8);
        assertThat(free.withSlots(999_999).withMoreSlots(10_000).slots()).isEqualTo(Subscription.MOST_SLOTS);
        assertThatIllegalArgumentException().isThrownBy(() -> new Trial(-1, NOW));
        assertThatIllegalArgumentException().isThrownBy(() -> new FreeMonths(1_000_001, NOW));
    }
}
