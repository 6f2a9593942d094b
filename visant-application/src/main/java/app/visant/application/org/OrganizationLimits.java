package app.visant.application.org;

import app.visant.application.org.port.LimitRepository;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operator sets what single organizations may use. */
public final class OrganizationLimits {
    private final TransactionRunner transactions;
    private final OrganizationRepository organizations;
    private final LimitRepository limits;
    private final LimitBook book;
    private final InstantSource clock;

    @Inject
    public OrganizationLimits(
            TransactionRunner transactions,
            OrganizationRepository organizations,
            LimitRepository limits,
            LimitBook book,
            InstantSource clock) {
        this.transactions = transactions;
        this.organizations = organizations;
        this.limits = limits;
        this.book = book;
        this.clock = clock;
    }

    /** What holds for the organization; empty if there is none. */
    public Optional<Standing> limits(OrgId org) {
        return transactions.system(
                Purpose.OPERATOR, tx -> organizations.find(tx, org).map(found -> standing(limits.of(tx, org))));
    }

    /**
     * Sets those limits, and leaves the others.
     *
     * @param who an operator of the platform
     * @param change 0 lifts a limit, empty goes back to what the installation has
     * @return what holds then; empty if there is no such organization
     * @throws IllegalArgumentException if a value is less than 0
     */
    public Optional<Standing> setLimits(Principal who, OrgId org, Map<Limit, Optional<Long>> change) {
        check(change);
        return transactions.system(
                Purpose.OPERATOR, tx -> organizations.lock(tx, org).map(found -> set(tx, who, org, change)));
    }

    static void check(Map<Limit, Optional<Long>> change) {
        if (change.values().stream().flatMap(Optional::stream).anyMatch(value -> value < 0)) {
            throw new IllegalArgumentException("a limit is 0 or more");
        }
    }

    /** As {@link #setLimits}, of an organization that the transaction holds. */
    Standing set(Tx tx, Principal who, OrgId org, Map<Limit, Optional<Long>> change) {
        tx.record(AuditEntry.byOperator(who, AuditAction.ORGANIZATION_LIMITED)
                .in(org)
                .on(org));
        limits.set(tx, org, change, clock.instant());
        var set = limits.of(tx, org);
        tx.afterCommit(() -> book.note(org, set));
        return standing(set);
    }

    private Standing standing(Map<Limit, Long> set) {
        return new Standing(book.with(set), Set.copyOf(set.keySet()));
    }

    /**
     * What an organization may use.
     *
     * @param own those that are set for it, and not for the installation
     */
    public record Standing(Limits limits, Set<Limit> own) {}
}
