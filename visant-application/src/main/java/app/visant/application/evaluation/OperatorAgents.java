package app.visant.application.evaluation;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.domain.evaluation.AgentChoice;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.domain.evaluation.PanelPlan;
import java.util.List;
import java.util.Optional;

/**
 * The agents that the installation brings, paid by its operator. They judge for every organization that chose no panel of
 * its own: all of them together, or the local one alone if there is no other.
 */
public final class OperatorAgents {
    /** The vendor, and the name, of the agent that needs nothing. */
    public static final String LOCAL = "baseline";

    private static final AgentSettings BASELINE =
            new AgentSettings(LOCAL, LOCAL, LOCAL, Optional.empty(), Optional.empty(), true);

    private final List<AgentSettings> remote;

    /** @param remote at most one of each vendor, in the order in which they sit in the panel */
    public OperatorAgents(List<AgentSettings> remote) {
        this.remote = List.copyOf(remote);
    }

    /** What judges unless an organization chose otherwise. */
    public PanelPlan standard() {
        return remote.isEmpty() ? local() : plan(remote);
    }

    /** The local agent alone. */
    public PanelPlan local() {
        return plan(List.of(BASELINE));
    }

    /** What the operator has of that vendor. */
    public Optional<AgentSettings> of(String vendor) {
        return vendor.equals(LOCAL)
                ? Optional.of(BASELINE)
                : remote.stream().filter(agent -> agent.vendor().equals(vendor)).findFirst();
    }

    private static PanelPlan plan(List<AgentSettings> agents) {
        return new PanelPlan(
                agents.stream()
                        .map(agent -> new AgentChoice(agent.vendor(), agent.vendor(), agent.model(), Optional.empty()))
                        .toList(),
                ConsensusPolicy.DEFAULT);
    }
}
