package app.visant.application.org;

import app.visant.application.org.port.RequestCounts;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.StorageUnavailableException;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.org.Limit;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many requests a minute a credential and an organization may make. Each node counts for itself and settles with the
 * others whenever it has counted a twentieth of the limit: whoever asks less than that never costs a statement, and N
 * nodes let in (N - 1) twentieths too many at most. What devices ask is held against the device alone, so that a fleet does
 * not use up what people need.
 */
@Singleton
public final class RequestAllowance {
    /** Into how many parts a limit is divided between two settlements. */
    static final int PARTS = 20;

    private final TransactionRunner transactions;
    private final RequestCounts counts;
    private final LimitBook limits;
    private final InstantSource clock;
    /** By credential or organization: ids of different kinds are never equal. */
    private final Map<Object, RequestWindow> windows = new ConcurrentHashMap<>();

    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.MIN);

    @Inject
    public RequestAllowance(
            TransactionRunner transactions, RequestCounts counts, LimitBook limits, InstantSource clock) {
        this.transactions = transactions;
        this.counts = counts;
        this.limits = limits;
        this.clock = clock;
    }

    /** Counts a request. Empty if it may be answered, else how long to wait. */
    public Optional<Duration> admit(Principal who) {
        return switch (who) {
            case Principal.User user -> admit("session", user.session(), user.org());
            case Principal.Key key -> admit("key", key.key(), key.org());
            case Principal.Device device ->
                admit("device", device.device(), limit(device.org(), Limit.REQUESTS_PER_MINUTE_EACH), clock.instant());
            case Principal.Operator operator -> Optional.empty();
        };
    }

    private Optional<Duration> admit(String kind, Object credential, OrgId org) {
        var now = clock.instant();
        var refused = admit(kind, credential, limit(org, Limit.REQUESTS_PER_MINUTE_EACH), now);
        return refused.isPresent() ? refused : admit("org", org, limit(org, Limit.REQUESTS_PER_MINUTE), now);
    }

    private Optional<Long> limit(OrgId org, Limit limit) {
        return limits.of(org).find(limit);
    }

    private Optional<Duration> admit(String kind, Object whose, Optional<Long> limit, Instant now) {
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        var minute = now.truncatedTo(ChronoUnit.MINUTES);
        sweep(minute);
        var window = windows.compute(
                whose, (same, known) -> known == null || known.isBefore(minute) ? new RequestWindow(minute) : known);
        var admitted = window.take(limit.get()) && settle(kind + ":" + whose, window, limit.get());
        return admitted ? Optional.empty() : Optional.of(window.left(now));
    }

    /** Tells the others if it is time to. False if all together turn out to be over the limit. */
    private boolean settle(String key, RequestWindow window, long limit) {
        try {
            var part = Math.max(1, limit / PARTS);
            return window.settle(part, limit, told -> add(key, window.minute(), told));
        } catch (StorageUnavailableException away) {
            // Whatever was asked for will say so. These are told another time.
            return true;
        }
    }

    private long add(String key, Instant minute, long told) {
        return transactions.<Long>system(Purpose.METERING, tx -> counts.add(tx, key, minute, told));
    }

    /** Drops the windows of minutes that are over, once a minute. */
    private void sweep(Instant minute) {
        var last = swept.get();
        if (last.isBefore(minute) && swept.compareAndSet(last, minute)) {
            windows.values().removeIf(window -> window.isBefore(minute));
        }
    }
}
