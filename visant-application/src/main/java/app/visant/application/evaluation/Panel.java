package app.visant.application.evaluation;

import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.PanelPlan;
import java.time.Duration;
import java.util.List;

/**
 * The agents that judge one still, opened, and how their answers become one. Made anew for each still and dropped with it:
 * it may hold an organization's keys.
 *
 * @param plan what was chosen; its agents are those of {@code models}, in the same order
 * @param models as they are to be asked, with retries and a time limit for each try around them where they need it
 * @param limit how long one agent may take over all its tries; the last resort against one that hangs
 */
public record Panel(PanelPlan plan, List<VisionModel> models, Duration limit) {
    public Panel {
        models = List.copyOf(models);
        if (!models.stream()
                .map(VisionModel::agent)
                .toList()
                .equals(plan.agents().stream().map(agent -> agent.id()).toList())) {
            throw new IllegalArgumentException("the models are those of the plan");
        }
    }

    public ConsensusPolicy policy() {
        return plan.policy();
    }

    /** The names of its agents. */
    public List<String> agents() {
        return models.stream().map(VisionModel::agent).toList();
    }

    @Override
    public String toString() {
        return "Panel[" + plan.signature() + "]";
    }
}
