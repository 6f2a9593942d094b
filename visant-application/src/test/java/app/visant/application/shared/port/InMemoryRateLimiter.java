package app.visant.application.shared.port;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Token buckets in a map. */
public final class InMemoryRateLimiter implements RateLimiter {
    private final Map<String, Bucket> buckets = new HashMap<>();

    @Override
    public synchronized Decision take(String key, int limit, Duration window, Instant now) {
        var filled = buckets.getOrDefault(key, new Bucket(limit, now)).refilled(limit, window, now);
        if (filled.tokens() < 1) {
            buckets.put(key, filled);
            var missing = (1 - filled.tokens()) * window.toNanos() / limit;
            return new Decision.Limited(Duration.ofNanos((long) Math.ceil(missing)));
        }
        buckets.put(key, new Bucket(filled.tokens() - 1, filled.asOf()));
        return new Decision.Granted();
    }

    @Override
    public synchronized void giveBack(String key, int limit, Duration window, Instant now) {
        buckets.computeIfPresent(key, (k, bucket) -> {
            var filled = bucket.refilled(limit, window, now);
            return new Bucket(Math.min(limit, filled.tokens() + 1), filled.asOf());
        });
    }

    private record Bucket(double tokens, Instant asOf) {
        Bucket refilled(int limit, Duration window, Instant now) {
            // A clock that runs behind neither gives nor takes.
            var passed = now.isAfter(asOf) ? Duration.between(asOf, now) : Duration.ZERO;
            var share = (double) passed.toNanos() / window.toNanos();
            return new Bucket(Math.min(limit, tokens + share * limit), passed.isZero() ? asOf : now);
        }
    }
}
