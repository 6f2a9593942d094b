package app.visant.application.evaluation;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ConsensusPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PanelTest {
    @Test
    void aPanelHasAgentsAndEachItsOwnName() {
        var limit = Duration.ofMinutes(1);
        var twice = List.<VisionModel>of(new ScriptedVisionModel("a"), new ScriptedVisionModel("a"));

        assertThatIllegalArgumentException().isThrownBy(() -> new Panel(List.of(), ConsensusPolicy.DEFAULT, limit));
        assertThatIllegalArgumentException().isThrownBy(() -> new Panel(twice, ConsensusPolicy.DEFAULT, limit));
    }
}
