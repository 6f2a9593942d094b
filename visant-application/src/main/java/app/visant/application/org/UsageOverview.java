package app.visant.application.org;

import app.visant.application.org.port.UsageRepository;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** What an organization has used up, and what it may. */
public final class UsageOverview {
    private final TransactionRunner transactions;
    private final UsageRepository usage;
    private final LimitBook limits;
    private final InstantSource clock;

    @Inject
    public UsageOverview(TransactionRunner transactions, UsageRepository usage, LimitBook limits, InstantSource clock) {
        this.transactions = transactions;
        this.usage = usage;
        this.limits = limits;
        this.clock = clock;
    }

    public Overview of(OrgId org) {
        var used = transactions.forOrg(org, tx -> usage.of(tx, org, clock.instant()));
        return new Overview(used, limits.of(org));
    }

    /** Both sides. */
    public record Overview(Usage used, Limits limits) {}
}
