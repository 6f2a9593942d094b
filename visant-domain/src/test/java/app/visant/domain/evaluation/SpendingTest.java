package app.visant.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.evaluation.Budget.Beyond;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpendingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final PriceList prices = PriceList.parse("""
            # day vendor model in out
            2026-01-01 openai small 0.15 0.60; 2026-11-22 openai small 0.20 0.60
            2026-11-23 openai small 9 9
            2026-01-01 openai * 2.50 10
            2026-01-01 free * 0 0
            """);

    @Test
    void theNewestPriceThatHoldsOnTheDayCounts() {
        assertThat(cost("small", TODAY.minusDays(1), 1_000_000, 0)).isEqualTo(150_000);
        assertThat(cost("small", TODAY, 1_000_000, 0)).isEqualTo(200_000);
        assertThat(cost("small", TODAY.plusDays(1), 1_000_000, 0)).isEqualTo(9_000_000);
    }

    @Test
    void aModelsOwnPriceGoesBeforeThatOfAllOthers() {
        assertThat(cost("small", TODAY, 1_000, 100)).isEqualTo(200 + 60);
        assertThat(cost("large", TODAY, 1_000, 100)).isEqualTo(2_500 + 1_000);
    }

    @Test
    void aBegunMillionthCountsWhole() {
        assertThat(cost("small", TODAY, 1, 1)).isEqualTo(2);
        assertThat(cost("small", TODAY, 0, 0)).isZero();
    }

    @Test
    void whatHasNoPriceCostsNothingAndSaysSo() {
        assertThat(prices.costMicros("acme", "m", TODAY, 1_000_000, 1_000_000)).isZero();
        assertThat(prices.charges("acme", "m", TODAY)).isFalse();
        assertThat(prices.charges("free", "m", TODAY)).isFalse();
        assertThat(prices.charges("openai", "m", TODAY)).isTrue();
        assertThat(prices.charges("openai", "m", LocalDate.of(2025, 12, 31))).isFalse();
    }

    @Test
    void aLineThatIsWrongIsNamed() {
        for (var line : List.of(
                "2026-01-01 openai small 0.15",
                "yesterday openai small 1 1",
                "2026-01-01 openai small -1 1",
                "2026-01-01 openai small one 1",
                "2026-01-01 openai small 1 1 1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PriceList.parse(line))
                    .withMessageContaining(line);
        }
        assertThat(PriceList.parse("")).isEqualTo(PriceList.FREE);
    }

    @Test
    void aBudgetHasMarksAtEightyAndAHundredPercent() {
        var budget = new Budget(1_000, Beyond.WAIT);

        assertThat(budget.mark(799)).isZero();
        assertThat(budget.mark(800)).isEqualTo(80);
        assertThat(budget.mark(999)).isEqualTo(80);
        assertThat(budget.mark(1_000)).isEqualTo(100);
        assertThat(budget.usedUp(999)).isFalse();
        assertThat(budget.usedUp(1_000)).isTrue();
        assertThat(new Budget(0, Beyond.WAIT).usedUp(0)).isTrue();
        assertThat(new Budget(Budget.MOST, Beyond.WAIT).mark(Budget.MOST - 1)).isEqualTo(80);
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(-1, Beyond.WAIT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Budget(Budget.MOST + 1, Beyond.WAIT));
    }

    @Test
    void spendingAddsUp() {
        assertThat(new Spending(1, 2, 3, 4).plus(new Spending(10, 20, 30, 40))).isEqualTo(new Spending(11, 22, 33, 44));
        assertThatIllegalArgumentException().isThrownBy(() -> new Spending(0, 0, 0, -1));
    }

    private long cost(String model, LocalDate day, long input, long output) {
        return prices.costMicros("openai", model, day, input, output);
    }
}
