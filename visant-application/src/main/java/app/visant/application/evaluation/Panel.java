package app.visant.application.evaluation;

import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ConsensusPolicy;
import java.time.Duration;
import java.util.List;

/**
 * The agents that judge every still, and how their answers become one.
 *
 * @param models as they are to be asked, with retries and a time limit for each try around them where they need it
 * @param limit how long one agent may take over all its tries; the last resort against one that hangs
 */
public record Panel(List<VisionModel> models, ConsensusPolicy policy, Duration limit) {
    public Panel {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a panel has at least one agent");
        }
        if (models.stream().map(VisionModel::agent).distinct().count() < models.size()) {
            throw new IllegalArgumentException("agents of a panel have different names");
        }
    }
}
