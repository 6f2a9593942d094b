package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.SpendingRepository.Line;
import app.visant.application.evaluation.port.SpendingRepository.Standing;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SpendingRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    YearMonth MONTH = YearMonth.of(2026, 11);
    DeviceId DOOR = new DeviceId("door");
    DeviceId YARD = new DeviceId("yard");

    PortsUnderTest ports();

    @Test
    default void aMonthInWhichNothingWasAskedCameToNothing() {
        var org = ports().newOrg();

        assertThat(total(org, MONTH)).isEqualTo(Spending.NOTHING);
        assertThat(lines(org, MONTH)).isEmpty();
    }

    @Test
    default void countsByMonthDeviceAndAgentAndAnswersTheSumOfTheMonth() {
        var org = ports().newOrg();

        assertThat(add(org, MONTH, YARD, Map.of("openai", new Spending(1, 900, 100, 195), "gemini", spending(300))))
                .isEqualTo(new Standing(new Spending(2, 910, 105, 495), 0));
        add(org, MONTH, YARD, Map.of("openai", new Spending(2, 100, 0, 5)));
        add(org, MONTH.plusMonths(1), YARD, Map.of("openai", spending(7)));
        var standing = add(org, MONTH, DOOR, Map.of("openai", spending(40)));

        assertThat(standing.total()).isEqualTo(new Spending(5, 1_020, 110, 540));
        assertThat(total(org, MONTH)).isEqualTo(standing.total());
        assertThat(lines(org, MONTH))
                .containsExactly(
                        new Line(DOOR, "openai", spending(40)),
                        new Line(YARD, "gemini", spending(300)),
                        new Line(YARD, "openai", new Spending(3, 1_000, 100, 200)));
        assertThat(total(org, MONTH.plusMonths(1)).costMicros()).isEqualTo(7);
    }

    @Test
    default void whatOwnersWereToldIsKeptWithTheMonth() {
        var org = ports().newOrg();
        add(org, MONTH, DOOR, Map.of("openai", spending(40)));

        ports().in(org).run(tx -> ports().spending().told(tx, org, MONTH, 80));

        assertThat(add(org, MONTH, DOOR, Map.of()).told()).isEqualTo(80);
        assertThat(ports().in(org)
                        .get(tx -> ports().spending().hold(tx, org, MONTH))
                        .told())
                .isEqualTo(80);
        assertThat(ports().in(org)
                        .get(tx -> ports().spending().hold(tx, org, MONTH.plusMonths(1)))
                        .told())
                .isZero();
    }

    @Test
    default void aBudgetIsSetChangedAndTakenAway() {
        var org = ports().newOrg();
        assertThat(budget(org)).isEmpty();
        for (var budget : List.of(
                new Budget(25_000_000, Budget.Beyond.BASELINE_ONLY),
                new Budget(0, Budget.Beyond.WAIT),
                new Budget(Budget.MOST, Budget.Beyond.WAIT))) {
            setBudget(org, Optional.of(budget));
            assertThat(budget(org)).contains(budget);
        }

        setBudget(org, Optional.empty());

        assertThat(budget(org)).isEmpty();
    }

    @Test
    default void whatIsTakenBackDoesNotCount() {
        var org = ports().newOrg();

        ports().in(org).rolledBack(tx -> ports().spending().add(tx, org, MONTH, DOOR, Map.of("openai", spending(40))));

        assertThat(total(org, MONTH)).isEqualTo(Spending.NOTHING);
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesIt() {
        var org = ports().newOrg();
        var budget = new Budget(1_000, Budget.Beyond.WAIT);
        setBudget(org, Optional.of(budget));
        add(org, MONTH, DOOR, Map.of("openai", spending(40)));
        var foreign = ports().in(ports().newOrg());

        assertThat(foreign.find(tx -> ports().spending().budget(tx, org))).isEmpty();
        assertThat(foreign.<Spending>get(tx -> ports().spending().total(tx, org, MONTH)))
                .isEqualTo(Spending.NOTHING);
        assertThat(foreign.list(tx -> ports().spending().lines(tx, org, MONTH))).isEmpty();
        foreign.attempt(tx -> ports().spending().setBudget(tx, org, Optional.empty(), NOON));
        foreign.attempt(tx -> ports().spending().told(tx, org, MONTH, 100));
        foreign.attempt(tx -> ports().spending().add(tx, org, MONTH, DOOR, Map.of("openai", spending(40))));

        assertThat(budget(org)).contains(budget);
        assertThat(total(org, MONTH)).isEqualTo(spending(40));
        assertThat(add(org, MONTH, DOOR, Map.of()).told()).isZero();
    }

    private Standing add(OrgId org, YearMonth month, DeviceId device, Map<String, Spending> byAgent) {
        return ports().in(org).get(tx -> ports().spending().add(tx, org, month, device, byAgent));
    }

    private Spending total(OrgId org, YearMonth month) {
        return ports().in(org).get(tx -> ports().spending().total(tx, org, month));
    }

    private List<Line> lines(OrgId org, YearMonth month) {
        return ports().in(org).list(tx -> ports().spending().lines(tx, org, month));
    }

    private Optional<Budget> budget(OrgId org) {
        return ports().in(org).find(tx -> ports().spending().budget(tx, org));
    }

    private void setBudget(OrgId org, Optional<Budget> budget) {
        ports().in(org).run(tx -> ports().spending().setBudget(tx, org, budget, NOON));
    }

    private static Spending spending(long cost) {
        return new Spending(1, 10, 5, cost);
    }
}
