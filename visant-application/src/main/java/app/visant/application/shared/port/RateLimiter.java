package app.visant.application.shared.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts that all nodes share and restarts keep. Each call is a transaction of its own, and counts even if the caller fails. */
public interface RateLimiter {

    /** Takes one of {@code limit} tokens, which refill evenly over {@code window}. */
    Decision take(String key, int limit, Duration window, Instant now);

    /** Puts one token back that was taken under the same terms, as after a success; never more than {@code limit}. */
    void giveBack(String key, int limit, Duration window, Instant now);

    /** Whether it was granted. */
    sealed interface Decision {
        /** How long to wait, unless it was granted. */
        default Optional<Duration> waiting() {
            return switch (this) {
                case Granted() -> Optional.empty();
                case Limited(Duration retryAfter) -> Optional.of(retryAfter);
            };
        }

        record Granted() implements Decision {}

        record Limited(Duration retryAfter) implements Decision {}
    }
}
