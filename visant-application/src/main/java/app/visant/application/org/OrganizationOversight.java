package app.visant.application.org;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The operator of the platform suspends organizations, lets them go on, and sets what they may use. A suspended one is
 * refused at the next request, since each look-up of a credential reads it; its streams end by a signal, or by the next
 * tick.
 */
public final class OrganizationOversight {
    private final TransactionRunner transactions;
    private final OrganizationRepository organizations;
    private final OrganizationLimits limits;
    private final SignalBus signals;
    private final InstantSource clock;

    @Inject
    public OrganizationOversight(
            TransactionRunner transactions,
            OrganizationRepository organizations,
            OrganizationLimits limits,
            SignalBus signals,
            InstantSource clock) {
        this.transactions = transactions;
        this.organizations = organizations;
        this.limits = limits;
        this.signals = signals;
        this.clock = clock;
    }

    /** Changes all that is said, or nothing. False if there is no such organization. */
    public boolean change(Principal operator, OrgId org, Change change) {
        return transactions.<Boolean>system(Purpose.OPERATOR, tx -> {
            if (organizations.lock(tx, org).isEmpty()) {
                return false;
            }
            switch (change.standing()) {
                case Standing.Unchanged() -> {}
                case Standing.Suspended(String reason) -> suspend(tx, operator, org, reason);
                case Standing.Good() -> resume(tx, operator, org);
            }
            if (!change.limits().isEmpty()) {
                limits.set(tx, operator, org, change.limits());
            }
            return true;
        });
    }

    private void suspend(Tx tx, Principal operator, OrgId org, String reason) {
        var before = organizations.suspension(tx, org);
        var since = before.map(Suspension::since).orElseGet(clock::instant);
        organizations.suspend(tx, org, Optional.of(new Suspension(since, reason)));
        tx.record(AuditEntry.byOperator(operator, AuditAction.ORGANIZATION_SUSPENDED)
                .in(org)
                .on(org));
        tx.afterCommit(() -> signals.publish(new Signal.OrganizationSuspended(org)));
    }

    private void resume(Tx tx, Principal operator, OrgId org) {
        if (organizations.suspension(tx, org).isPresent()) {
            organizations.suspend(tx, org, Optional.empty());
            tx.record(AuditEntry.byOperator(operator, AuditAction.ORGANIZATION_RESUMED)
                    .in(org)
                    .on(org));
        }
    }

    /** Whether an organization is to be suspended. */
    public sealed interface Standing {
        record Unchanged() implements Standing {}

        record Good() implements Standing {}

        /** @param reason as {@link Suspension#reason} has it */
        record Suspended(String reason) implements Standing {
            public Suspended {
                reason = Suspension.reason(reason);
            }
        }
    }

    /**
     * What is to be another.
     *
     * @param limits 0 lifts a limit, empty goes back to what the installation has
     */
    public record Change(Standing standing, Map<Limit, Optional<Long>> limits) {
        public Change {
            limits = Map.copyOf(limits);
            OrganizationLimits.check(limits);
        }
    }
}
