package app.visant.application.job;

import app.visant.application.shared.port.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a job that did not succeed is tried again: after as long as it has been due already, which doubles the wait each
 * time, but at least 5 seconds and at most 5 minutes. After 24 hours it is given up.
 */
public final class RetryPlan {
    static final Duration SHORTEST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(5);
    static final Duration GIVEN_UP_AFTER = Duration.ofHours(24);

    private RetryPlan() {}

    /** The next moment to try it; empty if it is to be given up. */
    public static Optional<Instant> next(Job job, Instant now) {
        return next(job, now, Duration.ZERO);
    }

    /** As {@link #next(Job, Instant)}, but waiting for at least {@code asked}, within the longest wait. */
    public static Optional<Instant> next(Job job, Instant now, Duration asked) {
        return next(job, now, asked, LONGEST);
    }

    /** As {@link #next(Job, Instant, Duration)}, but waiting for at most {@code longest}. */
    public static Optional<Instant> next(Job job, Instant now, Duration asked, Duration longest) {
        var end = job.firstDueAt().plus(GIVEN_UP_AFTER);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        var wait = longer(SHORTEST, longer(asked, Duration.between(job.firstDueAt(), now)));
        var due = now.plus(wait.compareTo(longest) > 0 ? longest : wait);
        return Optional.of(due.isAfter(end) ? end : due);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
