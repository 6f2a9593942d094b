package app.visant.device.core;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again after failures: full jitter, so that a fleet that lost its server together does not return together.
 * The n-th failure in a row waits for a random time up to 2ⁿ⁻¹ s, at most 5 minutes. Safe for use by several threads.
 */
public final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(1);
    static final Duration MOST = Duration.ofMinutes(5);
    static final Duration REFUSED = Duration.ofMinutes(1);

    /** A server that asks for more is not believed. */
    static final Duration MOST_ASKED = Duration.ofHours(1);

    private static final int DOUBLINGS = 9;

    private final Ticker ticker;
    private final RandomGenerator random;
    private int failures;
    private boolean asked;
    private long notBefore;

    @Inject
    public Backoff(Ticker ticker, RandomGenerator random) {
        this.ticker = ticker;
        this.random = random;
        this.notBefore = ticker.nanos();
    }

    /** How long until the next try is allowed; zero if it is now. */
    public synchronized Duration left() {
        long nanos = notBefore - ticker.nanos();
        return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
    }

    public synchronized void succeeded() {
        failures = 0;
        asked = false;
        notBefore = ticker.nanos();
    }

    /**
     * After a failure.
     *
     * @param retryAfter what the server asked for; the wait is never shorter
     * @return how long until the next try
     */
    public synchronized Duration failed(Optional<Duration> retryAfter) {
        failures++;
        asked = retryAfter.isPresent();
        var most = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        var jitter = upTo(most.compareTo(MOST) < 0 ? most : MOST);
        return waitFor(retryAfter.map(Backoff::believed).orElse(Duration.ZERO).plus(jitter));
    }

    /** After an HTTP answer that is not the wanted one. */
    public Duration answered(int status, Optional<Duration> retryAfter) {
        return refusesCredential(status) ? refused() : failed(retryAfter);
    }

    /** Whether the token is what the server did not accept. */
    static boolean refusesCredential(int status) {
        return status == 401 || status == 403;
    }

    /** After a sign that the cloud is there again: try now, unless the server itself asked for the wait. */
    public synchronized void hurry() {
        if (!asked) {
            notBefore = ticker.nanos();
        }
    }

    /** Soon is of no use: somebody has to act. */
    private synchronized Duration refused() {
        failures++;
        asked = false;
        return waitFor(REFUSED.plus(upTo(MOST.minus(REFUSED))));
    }

    private Duration waitFor(Duration wait) {
        notBefore = ticker.nanos() + wait.toNanos();
        return wait;
    }

    private Duration upTo(Duration most) {
        return Duration.ofNanos(random.nextLong(most.toNanos()) + 1);
    }

    private static Duration believed(Duration wanted) {
        return wanted.compareTo(MOST_ASKED) < 0 ? wanted : MOST_ASKED;
    }
}
