package app.visant.application.org;

import app.visant.application.org.port.UsageRepository;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.org.port.UsageRepository.Taking;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How many stills, and bytes of them, an organization may have; counted in the transactions that enter and strike them. */
@Singleton
public final class StillQuota {
    /** How long a refusal is believed without asking again, so that refused stills need not be written first. */
    static final Duration BELIEVED = Duration.ofSeconds(5);

    private final UsageRepository usage;
    private final LimitBook limits;
    private final InstantSource clock;
    private final Map<OrgId, Noted> refused = new ConcurrentHashMap<>();

    @Inject
    public StillQuota(UsageRepository usage, LimitBook limits, InstantSource clock) {
        this.usage = usage;
        this.limits = limits;
        this.clock = clock;
    }

    /** What the organization may have now; to be asked before the transaction. */
    public Limits limits(OrgId org) {
        return limits.of(org);
    }

    /** Counts the stills in; a refusal has changed nothing. */
    public Optional<Refusal> take(Tx tx, OrgId org, Intake intake, Limits allowed) {
        var now = clock.instant();
        return switch (usage.take(tx, org, intake, allowed, now)) {
            case Taking.Taken() -> Optional.empty();
            case Taking.DayFull(Instant until) -> Optional.of(new Refusal.DayFull(Duration.between(now, until)));
            case Taking.StorageFull() -> Optional.of(new Refusal.StorageFull());
        };
    }

    /** Of stills just taken, those that were there already. */
    public void giveBack(Tx tx, OrgId org, Intake intake) {
        usage.giveBack(tx, org, intake);
    }

    /** A thumbnail was made; or, with less than 0, a still has gone with all that belongs to it. */
    public void change(Tx tx, OrgId org, long bytes) {
        if (bytes != 0) {
            usage.change(tx, org, bytes);
        }
    }

    /** That a still of the organization was just refused, and so would be the next. */
    public Optional<Refusal> refusedLately(OrgId org) {
        var noted = Optional.ofNullable(refused.get(org));
        if (noted.filter(n -> !clock.instant().isBefore(n.until())).isPresent()) {
            refused.remove(org);
            return Optional.empty();
        }
        return noted.map(Noted::refusal);
    }

    /** Remembers for a few seconds that there is no room. */
    public void note(OrgId org, Refusal refusal) {
        var patience =
                refusal instanceof Refusal.DayFull(Duration left) && left.compareTo(BELIEVED) < 0 ? left : BELIEVED;
        refused.put(org, new Noted(refusal, clock.instant().plus(patience)));
    }

    /** Why there is no room. */
    public sealed interface Refusal {
        /** Today's stills are used up. */
        record DayFull(Duration retryAfter) implements Refusal {}

        /** The storage is used up, until something is deleted. */
        record StorageFull() implements Refusal {}
    }

    private record Noted(Refusal refusal, Instant until) {}
}
