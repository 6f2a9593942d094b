package app.visant.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.evaluation.PanelPlan.Wanted;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PanelPlanTest {
    private static final ConsensusPolicy USUAL = ConsensusPolicy.DEFAULT;

    @Test
    void agentsAreNamedAfterTheirVendorsAndNumberedWhereThatIsNotEnough() {
        var plan = plan(wanted("openai", "small"), wanted("gemini", "flash"), wanted("openai", "large"));

        assertThat(plan.agents()).extracting(AgentChoice::id).containsExactly("openai", "gemini", "openai-2");
        assertThat(plan.agent("openai-2").orElseThrow().model()).isEqualTo("large");
        assertThat(plan.agent("baseline")).isEmpty();
    }

    @Test
    void thereAreOneToFiveAndNoneTwice() {
        var same = wanted("openai", "small");

        assertThatIllegalArgumentException().isThrownBy(() -> new PanelPlan(List.of(), USUAL));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(same, same));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelPlan.of(Collections.nCopies(PanelPlan.MOST + 1, same), USUAL));
    }

    @Test
    void itsSignatureTellsEverythingThatMayChangeAVerdictAndNoAddress() {
        var plan = plan(wanted("openai", "small"), wanted("gemini", "flash"));
        var turned = plan(wanted("gemini", "flash"), wanted("openai", "small"));
        var elsewhere = PanelPlan.of(
                List.of(new Wanted("openai", "small", Optional.of("http://10.1.2.3")), wanted("gemini", "flash")),
                USUAL);
        var stricter = new PanelPlan(plan.agents(), new ConsensusPolicy(ConsensusRule.AGREE, 0.61));
        var ruled = new PanelPlan(plan.agents(), new ConsensusPolicy(ConsensusRule.MAJORITY, 0.6));

        assertThat(plan.signature()).isEqualTo("agree 0.6000 openai:small gemini:flash");
        assertThat(List.of(plan, turned, elsewhere, stricter, ruled, plan(wanted("openai", "small"))))
                .extracting(PanelPlan::signature)
                .doesNotHaveDuplicates();
        assertThat(elsewhere.signature()).doesNotContain("10.1.2.3");
    }

    @Test
    void whatCannotBeAnAgentIsRefused() {
        for (var vendor : List.of("", "Open AI", "-x", "x".repeat(33))) {
            assertThatIllegalArgumentException().as(vendor).isThrownBy(() -> plan(wanted(vendor, "m")));
        }
        for (var model : List.of("", " ", "a\nb", "x".repeat(201))) {
            assertThatIllegalArgumentException().as(model).isThrownBy(() -> plan(wanted("openai", model)));
        }
    }

    private static PanelPlan plan(Wanted... wanted) {
        return PanelPlan.of(List.of(wanted), USUAL);
    }

    private static Wanted wanted(String vendor, String model) {
        return new Wanted(vendor, model, Optional.empty());
    }
}
