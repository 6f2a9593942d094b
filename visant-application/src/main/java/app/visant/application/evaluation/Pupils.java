package app.visant.application.evaluation;

import app.visant.application.evaluation.port.SceneLearner;
import app.visant.application.evaluation.port.SceneLearner.Lesson;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.AgentChoice;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The agents of an organization that learn scenes: those in its panel, under the names that they have there, and the local
 * one, which judges when there is no money for the panel.
 */
public final class Pupils {
    private final PanelBook panels;
    private final SceneLearner learner;

    @Inject
    public Pupils(PanelBook panels, SceneLearner learner) {
        this.panels = panels;
        this.learner = learner;
    }

    /** Under which names their memories are kept. */
    List<String> of(Tx tx, OrgId org) {
        return Stream.of(panels.plan(tx, org), panels.localPlan())
                .flatMap(plan -> plan.agents().stream())
                .filter(agent -> agent.vendor().equals(learner.vendor()))
                .map(AgentChoice::id)
                .distinct()
                .toList();
    }

    Optional<SceneMemory> learn(Lesson lesson) {
        return learner.learn(lesson);
    }
}
