package app.visant.application.org;

import app.visant.application.org.port.LimitRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Every organization's limits, in memory, since every request asks for them. What the operator sets holds on this node at
 * once and on others within five seconds.
 */
@Singleton
public final class LimitBook {
    /** How far back a change may have been stamped and yet be committed only now. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final TransactionRunner transactions;
    private final LimitRepository repository;
    private final Limits installation;
    private final InstantSource clock;
    private final Map<OrgId, Limits> own = new ConcurrentHashMap<>();
    private volatile @Nullable Instant lookedAt;

    @Inject
    public LimitBook(
            TransactionRunner transactions,
            LimitRepository repository,
            Installation installation,
            InstantSource clock) {
        this.transactions = transactions;
        this.repository = repository;
        this.installation = installation.limits();
        this.clock = clock;
    }

    /** Read from the database the first time, so not to be asked within a transaction. */
    public Limits of(OrgId org) {
        if (lookedAt == null) {
            tick();
        }
        return own.getOrDefault(org, installation);
    }

    /** Reads what was set since it last looked. To be called every five seconds at the latest. */
    public synchronized void tick() {
        var now = clock.instant();
        var since = lookedAt == null ? Instant.EPOCH : lookedAt.minus(OVERLAP);
        transactions
                .system(Purpose.METERING, tx -> repository.changedSince(tx, since))
                .forEach(this::note);
        lookedAt = now;
    }

    /** What holds for an organization for which that is set. */
    Limits with(Map<Limit, Long> set) {
        return installation.with(set);
    }

    void note(OrgId org, Map<Limit, Long> set) {
        if (set.isEmpty()) {
            own.remove(org);
        } else {
            own.put(org, with(set));
        }
    }

    /** What holds for organizations for which nothing else is set. */
    public record Installation(Limits limits) {}
}
