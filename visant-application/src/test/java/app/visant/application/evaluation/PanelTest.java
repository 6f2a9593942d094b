package app.visant.application.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.PanelPlan.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PanelTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final PanelPlan plan = PanelPlan.of(
            List.of(new Wanted("a", "small", Optional.empty()), new Wanted("b", "large", Optional.empty())),
            ConsensusPolicy.DEFAULT);

    @Test
    void itsModelsAreThoseOfThePlanInTheSameOrder() {
        var a = new ScriptedVisionModel("a");
        var b = new ScriptedVisionModel("b");

        assertThat(new Panel(plan, List.of(a, b), LIMIT).agents()).containsExactly("a", "b");
        for (var wrong : List.<List<VisionModel>>of(List.of(), List.of(a), List.of(b, a), List.of(a, a))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Panel(plan, wrong, LIMIT));
        }
    }
}
