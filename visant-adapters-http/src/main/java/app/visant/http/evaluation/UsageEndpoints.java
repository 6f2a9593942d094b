package app.visant.http.evaluation;

import app.visant.application.evaluation.AgentUsage;
import app.visant.application.evaluation.AgentUsage.Month;
import app.visant.application.evaluation.port.SpendingRepository.Line;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What agents cost an organization, and what they may. Money is in millionths of a dollar, as whole numbers. */
public final class UsageEndpoints implements EndpointTable {
    private final AgentUsage usage;

    @Inject
    public UsageEndpoints(AgentUsage usage) {
        this.usage = usage;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/usage", "Calls, tokens and estimated cost of a month, by device and agent")
                        .requires(Permission.AGENTS_READ)
                        .query("month", "a month in UTC such as 2026-11; the running one unless named")
                        .answers(UsageAnswer.class)
                        .handledBy(this::show),
                Endpoint.put("/v1/usage/budget", "Set what agents may cost a month; without a cap there is no budget")
                        .requires(Permission.AGENTS_MANAGE)
                        .takes(BudgetRequest.class)
                        .answers(UsageAnswer.class)
                        .records(AuditAction.BUDGET_CHANGED)
                        .handledBy(this::budget));
    }

    private Answer show(Exchange exchange) {
        var month = exchange.query().optional("month", UsageEndpoints::month).get();
        return Answer.ok(UsageAnswer.of(usage.of(exchange.org(), month)));
    }

    /** Of a year with four digits: the database knows no others. */
    private static YearMonth month(String text) {
        if (!text.matches("[1-9]\\d{3}-\\d{2}")) {
            throw new IllegalArgumentException("must be a month such as 2026-11");
        }
        return YearMonth.parse(text);
    }

    private Answer budget(Exchange exchange) {
        var in = exchange.body();
        var cap = in.optional("cap_micros", Form.LONG);
        var behaviour = in.optional("behaviour", Form.word(Budget.Beyond.class));
        var budget = in.make(() ->
                cap.get().map(micros -> new Budget(micros, behaviour.get().orElse(Budget.Beyond.BASELINE_ONLY))));
        return Answer.ok(UsageAnswer.of(usage.budget(exchange.insider(), budget)));
    }

    private record BudgetRequest(Optional<Long> capMicros, Optional<String> behaviour) {}

    /** @param behaviour what happens beyond: {@code baseline_only} or {@code wait} */
    private record BudgetAnswer(long capMicros, String behaviour) {}

    /** @param costMicros estimated, in millionths of a dollar */
    private record UsageAnswer(
            String month,
            long calls,
            long inputTokens,
            long outputTokens,
            long costMicros,
            List<DeviceUsage> byDevice,
            List<AgentUsed> byAgent,
            Optional<BudgetAnswer> budget) {
        private static UsageAnswer of(Month month) {
            var total = month.total();
            return new UsageAnswer(
                    month.month().toString(),
                    total.calls(),
                    total.inputTokens(),
                    total.outputTokens(),
                    total.costMicros(),
                    summed(month.lines(), line -> line.device().value()).entrySet().stream()
                            .map(entry -> DeviceUsage.of(entry.getKey(), entry.getValue(), month.lines()))
                            .toList(),
                    summed(month.lines(), Line::agent).entrySet().stream()
                            .map(entry -> AgentUsed.of(entry.getKey(), entry.getValue()))
                            .toList(),
                    month.budget()
                            .map(b -> new BudgetAnswer(b.capMicros(), b.beyond().wireName())));
        }

        private static TreeMap<String, Spending> summed(List<Line> lines, Function<Line, String> by) {
            var sums = new TreeMap<String, Spending>();
            lines.forEach(line -> sums.merge(by.apply(line), line.spending(), Spending::plus));
            return sums;
        }
    }

    private record DeviceUsage(
            String deviceId, long calls, long inputTokens, long outputTokens, long costMicros, List<AgentUsed> agents) {
        private static DeviceUsage of(String device, Spending sum, List<Line> lines) {
            return new DeviceUsage(
                    device,
                    sum.calls(),
                    sum.inputTokens(),
                    sum.outputTokens(),
                    sum.costMicros(),
                    lines.stream()
                            .filter(line -> line.device().value().equals(device))
                            .map(line -> AgentUsed.of(line.agent(), line.spending()))
                            .toList());
        }
    }

    private record AgentUsed(String agent, long calls, long inputTokens, long outputTokens, long costMicros) {
        private static AgentUsed of(String agent, Spending spending) {
            return new AgentUsed(
                    agent, spending.calls(), spending.inputTokens(), spending.outputTokens(), spending.costMicros());
        }
    }
}
