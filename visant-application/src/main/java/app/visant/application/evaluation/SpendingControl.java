package app.visant.application.evaluation;

import app.visant.application.evaluation.port.SpendingRepository;
import app.visant.application.evaluation.port.SpendingRepository.Standing;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the bill, as part of the transactions that run it up: what agents cost, and which panel there is money for.
 */
public final class SpendingControl {
    /** Why jobs of an organization wait whose budget is used up. */
    static final String OVER_BUDGET = "over budget";

    /** What may wait for money. */
    private static final List<JobKind> WAITING = List.of(JobKind.EVALUATE, JobKind.PREVIEW);

    /** One still, a prompt and a short answer. */
    private static final Spending USUAL = new Spending(1, 1_500, 150, 0);

    private final PanelBook panels;
    private final SpendingRepository spending;
    private final PriceList prices;
    private final JobQueue jobs;
    private final IdGenerator ids;
    private final SignalBus signals;

    @Inject
    public SpendingControl(
            PanelBook panels,
            SpendingRepository spending,
            PriceList prices,
            JobQueue jobs,
            IdGenerator ids,
            SignalBus signals) {
        this.panels = panels;
        this.spending = spending;
        this.prices = prices;
        this.jobs = jobs;
        this.ids = ids;
        this.signals = signals;
    }

    /**
     * Who is to judge a still of the organization now; nobody, if there is no money and the organization would rather wait.
     * What is being asked already, a few stills at most, may take the month beyond its budget by as much as it costs.
     */
    Optional<Seat> seat(Tx tx, OrgId org, Instant now) {
        var panel = panels.of(tx, org);
        var beyond = beyond(tx, org, panel.plan(), now);
        if (beyond.isEmpty()) {
            return Optional.of(new Seat(panel, false));
        }
        return switch (beyond.get()) {
            case BASELINE_ONLY -> Optional.of(new Seat(panels.local(org), true));
            case WAIT -> Optional.empty();
        };
    }

    /** What is to happen in place of asking that panel; empty if there is money left, or it costs nothing. */
    private Optional<Budget.Beyond> beyond(Tx tx, OrgId org, PanelPlan plan, Instant now) {
        var day = day(now);
        if (plan.agents().stream().noneMatch(a -> prices.charges(a.vendor(), a.model(), day))) {
            return Optional.empty();
        }
        var month = month(now);
        if (spending.budget(tx, org).filter(b -> usedUp(tx, org, b, month)).isEmpty()) {
            return Optional.empty();
        }
        // Looked at again with the month held: whoever changes the budget meanwhile finds what waits for it.
        var held = spending.hold(tx, org, month);
        return spending.budget(tx, org)
                .filter(budget -> budget.usedUp(held.total().costMicros()))
                .map(Budget::beyond);
    }

    /** Adds what asking came to, and has the owners told if that passes a mark. Answers the cost of it. */
    long count(Tx tx, OrgId org, DeviceId device, PanelPlan plan, List<Assessment> asked, Instant now) {
        if (asked.isEmpty()) {
            return 0;
        }
        var byAgent = new HashMap<String, Spending>();
        for (var assessment : asked) {
            byAgent.merge(assessment.agent(), cost(plan, assessment, day(now)), Spending::plus);
        }
        var month = month(now);
        var standing = spending.add(tx, org, month, device, byAgent);
        spending.budget(tx, org).ifPresent(budget -> remark(tx, org, month, standing, budget, now));
        return byAgent.values().stream().mapToLong(Spending::costMicros).sum();
    }

    /**
     * What asking the organization's panel about that many stills may cost: by what a call came to this month so far, or else by
     * a usual one.
     */
    long estimate(Tx tx, OrgId org, int stills, Instant now) {
        var lines = spending.lines(tx, org, month(now));
        return panels.of(tx, org).plan().agents().stream()
                .mapToLong(agent -> {
                    var used = lines.stream()
                            .filter(line -> line.agent().equals(agent.id()))
                            .map(SpendingRepository.Line::spending)
                            .reduce(Spending.NOTHING, Spending::plus);
                    var call = used.inputTokens() == 0 ? USUAL : used;
                    return prices.costMicros(
                            agent.vendor(),
                            agent.model(),
                            day(now),
                            call.inputTokens() * stills / call.calls(),
                            call.outputTokens() * stills / call.calls());
                })
                .sum();
    }

    /** Notes which mark of the budget is passed now, and has the owners told of one that was not before. */
    void remark(Tx tx, OrgId org, YearMonth month, Standing standing, Budget budget, Instant now) {
        var mark = budget.mark(standing.total().costMicros());
        if (mark != standing.told()) {
            spending.told(tx, org, month, mark);
        }
        if (mark > standing.told()) {
            var subject = new BudgetNotice.Subject(month, mark, budget);
            jobs.add(
                    tx, List.of(new Job(ids.next(), org, JobKind.NOTICE, BudgetNotice.LANE, subject.text(), now, now)));
            tx.afterCommit(() -> signals.publish(new Signal.JobsAdded(JobKind.NOTICE)));
        }
    }

    /**
     * Has what waits for money looked at again: there is more of it, or others will judge. With the month held, so that nothing
     * is put off meanwhile for what no longer holds.
     */
    Standing callBack(Tx tx, OrgId org, Instant now) {
        var standing = spending.hold(tx, org, month(now));
        for (var kind : WAITING) {
            jobs.recall(tx, org, kind, OVER_BUDGET, now);
            tx.afterCommit(() -> signals.publish(new Signal.JobsAdded(kind)));
        }
        return standing;
    }

    static YearMonth month(Instant now) {
        return YearMonth.from(now.atZone(ZoneOffset.UTC));
    }

    static Instant nextMonth(Instant now) {
        return month(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private boolean usedUp(Tx tx, OrgId org, Budget budget, YearMonth month) {
        return budget.usedUp(spending.total(tx, org, month).costMicros());
    }

    private Spending cost(PanelPlan plan, Assessment assessment, LocalDate day) {
        var input = assessment.spent().inputTokens().orElse(0L);
        var output = assessment.spent().outputTokens().orElse(0L);
        var cost = plan.agent(assessment.agent())
                .map(agent -> prices.costMicros(agent.vendor(), agent.model(), day, input, output))
                .orElse(0L);
        return new Spending(assessment.attempts(), input, output, cost);
    }

    private static LocalDate day(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Who judges.
     *
     * @param overBudget whether there was no money for any other panel
     */
    record Seat(Panel panel, boolean overBudget) {}
}
