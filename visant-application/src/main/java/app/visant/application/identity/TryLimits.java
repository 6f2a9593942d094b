package app.visant.application.identity;

import app.visant.application.shared.port.RateLimiter;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often one may try, counted over all nodes and restarts. Addresses go into the count as digests. */
public final class TryLimits {
    private static final Duration HOUR = Duration.ofHours(1);

    private final RateLimiter limiter;
    private final InstantSource clock;

    @Inject
    public TryLimits(RateLimiter limiter, InstantSource clock) {
        this.limiter = limiter;
        this.clock = clock;
    }

    /** Takes one try of each until one has none left; then how long to wait. */
    Optional<Duration> take(List<Limit> limits) {
        for (var limit : limits) {
            var waiting = limiter.take(limit.key, limit.perHour, HOUR, clock.instant())
                    .waiting();
            if (waiting.isPresent()) {
                return waiting;
            }
        }
        return Optional.empty();
    }

    void giveBack(List<Limit> limits) {
        limits.forEach(limit -> limiter.giveBack(limit.key, limit.perHour, HOUR, clock.instant()));
    }

    /** So many tries an hour. */
    record Limit(String key, int perHour) {
        static Limit ofAccount(String purpose, String email, int perHour) {
            var digest = Sha256.of(email.strip().toLowerCase(Locale.ROOT)).prefix();
            return new Limit(purpose + ":account:" + digest, perHour);
        }

        /** Whoever has one address of IPv6 has all of its network of 64 bits. */
        static Limit ofAddress(String purpose, String clientAddress, int perHour) {
            return new Limit(purpose + ":address:" + network(clientAddress), perHour);
        }

        private static String network(String address) {
            if (!address.contains(":") || address.contains(".")) {
                return address;
            }
            var halves = address.split("::", 2);
            var groups = new ArrayList<>(groups(halves[0]));
            if (halves.length > 1) {
                var tail = groups(halves[1]);
                groups.addAll(Collections.nCopies(Math.max(0, 8 - groups.size() - tail.size()), "0"));
                groups.addAll(tail);
            }
            return String.join(":", groups.subList(0, Math.min(4, groups.size())));
        }

        private static List<String> groups(String part) {
            return part.isEmpty()
                    ? List.of()
                    : Stream.of(part.split(":"))
                            .map(group -> group.replaceFirst("^0+(?=.)", "").toLowerCase(Locale.ROOT))
                            .toList();
        }
    }
}
