package app.visant.application.org.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.org.port.UsageRepository.Taking;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface UsageRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void countsWhatComesInWithoutLimit() {
        var org = ports().newOrg();
        assertThat(usage(org, NOON)).isEqualTo(Usage.NOTHING);

        assertThat(take(org, 1, 1_000, Limits.NONE, NOON)).isEqualTo(new Taking.Taken());
        assertThat(take(org, 3, 5_000_000_000L, Limits.NONE, NOON)).isEqualTo(new Taking.Taken());

        assertThat(usage(org, NOON)).isEqualTo(new Usage(4, 5_000_001_000L));
        assertThat(usage(ports().newOrg(), NOON)).isEqualTo(Usage.NOTHING);
    }

    @Test
    default void takesAllOrNothingAndNotOneMoreThanTheDayAllows() {
        var org = ports().newOrg();
        var limits = Limits.of(Map.of(Limit.CAPTURES_PER_DAY, 5L));

        assertThat(take(org, 3, 30, limits, NOON)).isEqualTo(new Taking.Taken());
        assertThat(take(org, 3, 30, limits, NOON)).isEqualTo(new Taking.DayFull(MIDNIGHT));
        assertThat(take(org, 2, 20, limits, NOON)).isEqualTo(new Taking.Taken());
        assertThat(take(org, 1, 10, limits, NOON)).isEqualTo(new Taking.DayFull(MIDNIGHT));

        assertThat(usage(org, NOON)).isEqualTo(new Usage(5, 50));
    }

    @Test
    default void aNewDayBeginsAtMidnightWhereTheOrganizationIs() {
        var org = ports().newOrg();
        var limits = Limits.of(Map.of(Limit.CAPTURES_PER_DAY, 1L));
        ports().in(org)
                .run(tx ->
                        ports().organizations().describe(tx, org, "Yard", ZoneId.of("America/New_York"), Language.EN));
        var midnight = Instant.parse("2026-01-16T05:00:00Z");
        var evening = midnight.minusSeconds(1);

        assertThat(take(org, 1, 10, limits, evening)).isEqualTo(new Taking.Taken());
        assertThat(take(org, 1, 10, limits, evening)).isEqualTo(new Taking.DayFull(midnight));
        assertThat(usage(org, midnight)).isEqualTo(new Usage(0, 10));
        assertThat(take(org, 1, 10, limits, midnight)).isEqualTo(new Taking.Taken());
        assertThat(take(org, 1, 10, limits, midnight)).isEqualTo(new Taking.DayFull(midnight.plus(Duration.ofDays(1))));

        assertThat(usage(org, midnight)).isEqualTo(new Usage(1, 20));
    }

    @Test
    default void movingTheClockEndsNoDayThatHasBegun() {
        var org = ports().newOrg();
        var limits = Limits.of(Map.of(Limit.CAPTURES_PER_DAY, 1L));
        take(org, 1, 10, limits, NOON);

        ports().in(org)
                .run(tx -> ports().organizations()
                        .describe(tx, org, "Yard", ZoneId.of("Pacific/Kiritimati"), Language.EN));

        assertThat(take(org, 1, 10, limits, NOON)).isEqualTo(new Taking.DayFull(MIDNIGHT));
    }

    @Test
    default void storageCountsWhatCameLaterAndWhatWent() {
        var org = ports().newOrg();
        var limits = Limits.of(Map.of(Limit.STORAGE_BYTES, 100L));
        assertThat(take(org, 1, 60, limits, NOON)).isEqualTo(new Taking.Taken());
        change(org, 30);
        assertThat(usage(org, NOON).storageBytes()).isEqualTo(90);

        assertThat(take(org, 1, 11, limits, NOON)).isEqualTo(new Taking.StorageFull());
        assertThat(take(org, 1, 10, limits, NOON)).isEqualTo(new Taking.Taken());
        change(org, -90);
        assertThat(take(org, 1, 90, limits, NOON)).isEqualTo(new Taking.Taken());

        assertThat(usage(org, NOON)).isEqualTo(new Usage(3, 100));
    }

    @Test
    default void whatIsGivenBackWasNotTaken() {
        var org = ports().newOrg();
        var limits = Limits.of(Map.of(Limit.CAPTURES_PER_DAY, 2L));
        ports().in(org).run(tx -> {
            ports().usage().take(tx, org, new Intake(2, 20), limits, NOON);
            ports().usage().giveBack(tx, org, new Intake(1, 10));
        });

        assertThat(usage(org, NOON)).isEqualTo(new Usage(1, 10));
        assertThat(take(org, 1, 10, limits, NOON)).isEqualTo(new Taking.Taken());
    }

    @Test
    default void aTransactionThatFailsHasTakenNothing() {
        var org = ports().newOrg();
        ports().in(org).rolledBack(tx -> ports().usage().take(tx, org, new Intake(2, 20), Limits.NONE, NOON));

        assertThat(usage(org, NOON)).isEqualTo(Usage.NOTHING);
    }

    @Test
    default void manyAtOnceTakeExactlyWhatThereIs() {
        var org = ports().newOrg();
        var limits = Limits.of(Map.of(Limit.CAPTURES_PER_DAY, 7L));

        var takings = Together.run(12, () -> take(org, 1, 10, limits, NOON));

        assertThat(takings).filteredOn(Taking.Taken.class::isInstance).hasSize(7);
        assertThat(usage(org, NOON)).isEqualTo(new Usage(7, 70));
    }

    @Test
    default void anotherOrganizationSeesNothingOfIt() {
        var org = ports().newOrg();
        take(org, 1, 10, Limits.NONE, NOON);
        var other = ports().newOrg();

        assertThat(ports().in(other).<Usage>get(tx -> ports().usage().of(tx, org, NOON)))
                .isEqualTo(Usage.NOTHING);
        ports().in(other).attempt(tx -> ports().usage().change(tx, org, 5));
        ports().in(other).attempt(tx -> ports().usage().take(tx, org, new Intake(1, 1), Limits.NONE, NOON));
        assertThat(usage(org, NOON)).isEqualTo(new Usage(1, 10));
    }

    /** When the tests take place. */
    Instant NOON = PortsUnderTest.NOON;

    /** When that day ends in UTC. */
    Instant MIDNIGHT = Usage.endOfDay(NOON, ZoneId.of("UTC"));

    private Taking take(OrgId org, int stills, long bytes, Limits limits, Instant now) {
        return ports().in(org).get(tx -> ports().usage().take(tx, org, new Intake(stills, bytes), limits, now));
    }

    private void change(OrgId org, long bytes) {
        ports().in(org).run(tx -> ports().usage().change(tx, org, bytes));
    }

    private Usage usage(OrgId org, Instant now) {
        return ports().in(org).get(tx -> ports().usage().of(tx, org, now));
    }
}
