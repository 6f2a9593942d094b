package app.visant.application.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RetryPlanTest {
    private static final Instant DUE = SettableClock.NOON;
    private static final Job JOB =
            new Job(new UUID(0, 1), new OrgId(new UUID(0, 2)), JobKind.EVALUATE, "CAM-1", "CAP_1", DUE, DUE);

    @Test
    void waitsDoubleFromFiveSecondsToFiveMinutes() {
        var waits = new ArrayList<Long>();
        var now = DUE;
        for (var i = 0; i < 10; i++) {
            var next = RetryPlan.next(JOB, now).orElseThrow();
            waits.add(Duration.between(now, next).toSeconds());
            now = next;
        }

        assertThat(waits).isEqualTo(List.of(5L, 5L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L));
    }

    @Test
    void itIsTriedOneLastTimeWhenADayHasPassedAndThenGivenUp() {
        var end = DUE.plus(Duration.ofHours(24));

        assertThat(RetryPlan.next(JOB, end.minusSeconds(1))).contains(end);
        assertThat(RetryPlan.next(JOB, end)).isEmpty();
        assertThat(RetryPlan.next(JOB, end.plusSeconds(1))).isEmpty();
    }

    @Test
    void whoeverAsksForTimeGetsItUpToTheLongestWait() {
        assertThat(RetryPlan.next(JOB, DUE, Duration.ofSeconds(70))).contains(DUE.plusSeconds(70));
        assertThat(RetryPlan.next(JOB, DUE, Duration.ofHours(2))).contains(DUE.plus(RetryPlan.LONGEST));
    }
}
