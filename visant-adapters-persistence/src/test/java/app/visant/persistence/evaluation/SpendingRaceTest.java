package app.visant.persistence.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.evaluation.port.SpendingRepository;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.DeviceId;
import app.visant.persistence.PostgresPorts;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Many transactions at once, as of many nodes, that judge for one organization. */
final class SpendingRaceTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final int NODES = 8;
    private static final int STILLS_EACH = 25;
    private static final Spending ONE = new Spending(1, 100, 10, 7);
    private static final Budget BUDGET = new Budget(1_000, Budget.Beyond.WAIT);

    private final PostgresPorts ports = PostgresPorts.shared();
    private final SpendingRepository spending = ports.spending();

    @Test
    void everyStillCountsOnceAndOneTransactionSeesEachMarkBeingPassed() throws Exception {
        var org = ports.newOrg();
        var passed = new ConcurrentLinkedQueue<Integer>();
        var work = new ArrayList<Callable<Object>>();
        for (var node = 0; node < NODES; node++) {
            var device = new DeviceId("device-" + node % 3);
            work.add(() -> {
                for (var still = 0; still < STILLS_EACH; still++) {
                    ports.in(org).run(tx -> {
                        var standing = spending.add(tx, org, MONTH, device, Map.of("openai", ONE, "gemini", ONE));
                        var mark = BUDGET.mark(standing.total().costMicros());
                        if (mark > standing.told()) {
                            spending.told(tx, org, MONTH, mark);
                            passed.add(mark);
                        }
                    });
                }
                return "done";
            });
        }

        try (var threads = Executors.newFixedThreadPool(NODES)) {
            for (var result : threads.invokeAll(work)) {
                result.get();
            }
        }

        var calls = 2L * NODES * STILLS_EACH;
        assertThat(ports.in(org).<Spending>get(tx -> spending.total(tx, org, MONTH)))
                .isEqualTo(new Spending(calls, 100 * calls, 10 * calls, 7 * calls));
        assertThat(ports.in(org).list(tx -> spending.lines(tx, org, MONTH)))
                .hasSize(6)
                .extracting(line -> line.spending().calls())
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(calls));
        assertThat(passed).containsExactlyElementsOf(List.of(80, 100));
    }
}
