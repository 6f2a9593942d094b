package app.visant.application.activation;

import app.visant.application.org.PlanCodes.Typed;
import app.visant.application.shared.port.RateLimiter;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps people from guessing codes: tries that were refused are counted per organization and per client address, over all
 * nodes and restarts.
 */
public final class CodeTries {
    private static final int PER_ORGANIZATION = 10;
    private static final int PER_ADDRESS = 30;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RateLimiter limiter;
    private final InstantSource clock;

    @Inject
    public CodeTries(RateLimiter limiter, InstantSource clock) {
        this.limiter = limiter;
        this.clock = clock;
    }

    /** Counts a try in advance; how long to wait if there were too many. */
    Optional<Duration> count(Principal.User person, Typed typed) {
        return take(byAddress(typed), PER_ADDRESS).or(() -> take(byOrganization(person), PER_ORGANIZATION));
    }

    /** The try was no guess. */
    void forget(Principal.User person, Typed typed) {
        limiter.giveBack(byAddress(typed), PER_ADDRESS, WINDOW, clock.instant());
        limiter.giveBack(byOrganization(person), PER_ORGANIZATION, WINDOW, clock.instant());
    }

    private Optional<Duration> take(String key, int limit) {
        return limiter.take(key, limit, WINDOW, clock.instant()).waiting();
    }

    private static String byOrganization(Principal.User person) {
        return "code:org:" + person.org();
    }

    private static String byAddress(Typed typed) {
        return "code:address:" + typed.clientAddress();
    }
}
