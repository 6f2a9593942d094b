package app.visant.application.evaluation;

import app.visant.application.evaluation.port.SpendingRepository;
import app.visant.application.evaluation.port.SpendingRepository.Line;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What an organization's agents cost, and what its people let them cost. */
public final class AgentUsage {
    private final TransactionRunner transactions;
    private final SpendingRepository spending;
    private final SpendingControl control;
    private final InstantSource clock;

    @Inject
    public AgentUsage(
            TransactionRunner transactions, SpendingRepository spending, SpendingControl control, InstantSource clock) {
        this.transactions = transactions;
        this.spending = spending;
        this.control = control;
        this.clock = clock;
    }

    /** A month, in UTC; the running one if none is named. */
    public Month of(OrgId org, Optional<YearMonth> wanted) {
        var month = wanted.orElseGet(() -> SpendingControl.month(clock.instant()));
        return transactions.forOrg(
                org,
                tx -> new Month(
                        month,
                        spending.total(tx, org, month),
                        spending.lines(tx, org, month),
                        spending.budget(tx, org)));
    }

    /**
     * Sets the budget of every month from the running one on, or takes it away. Stills that wait for money are looked at
     * again at once; owners are told what the new budget makes true.
     */
    public Month budget(Principal.Insider actor, Optional<Budget> budget) {
        var org = actor.org();
        var now = clock.instant();
        var month = SpendingControl.month(now);
        transactions.inOrg(org, tx -> {
            var standing = control.callBack(tx, org, now);
            spending.setBudget(tx, org, budget, now);
            budget.ifPresentOrElse(
                    set -> control.remark(tx, org, month, standing, set, now), () -> spending.told(tx, org, month, 0));
            tx.record(AuditEntry.by(actor, AuditAction.BUDGET_CHANGED).on(org));
        });
        return of(org, Optional.of(month));
    }

    /** What a month came to so far, and what it may. */
    public record Month(YearMonth month, Spending total, List<Line> lines, Optional<Budget> budget) {
        public Month {
            lines = List.copyOf(lines);
        }
    }
}
