package app.visant.domain.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which agents judge, in which order, and how their answers become one. */
public record PanelPlan(List<AgentChoice> agents, ConsensusPolicy policy) {
    /** How many agents may be asked about one still. */
    public static final int MOST = 5;

    public PanelPlan {
        agents = List.copyOf(agents);
        if (agents.isEmpty() || agents.size() > MOST) {
            throw new IllegalArgumentException("must name 1 to " + MOST + " agents");
        }
        if (agents.stream().map(AgentChoice::id).distinct().count() < agents.size()) {
            throw new IllegalArgumentException("agents of a panel have different names");
        }
        if (agents.stream().map(AgentChoice::signature).distinct().count() < agents.size()) {
            throw new IllegalArgumentException("must not name the same model twice");
        }
    }

    /** Names each agent after its vendor, and the second one of a vendor with a number. */
    public static PanelPlan of(List<Wanted> wanted, ConsensusPolicy policy) {
        var taken = new HashMap<String, Integer>();
        var agents = new ArrayList<AgentChoice>();
        for (var one : wanted) {
            var number = taken.merge(one.vendor(), 1, Integer::sum);
            var id = number == 1 ? one.vendor() : one.vendor() + "-" + number;
            agents.add(new AgentChoice(id, one.vendor(), one.model(), one.baseUrl()));
        }
        return new PanelPlan(agents, policy);
    }

    public Optional<AgentChoice> agent(String id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }

    /**
     * The whole panel in a line, such as {@code agree 0.6000 openai:gpt-4o gemini:gemini-2.5-flash}: kept with each verdict.
     * Equal exactly if the same models are asked and heard in the same way.
     */
    public String signature() {
        return agents.stream()
                .map(AgentChoice::signature)
                .collect(Collectors.joining(
                        " ", policy.rule().wireName() + String.format(Locale.ROOT, " %.4f ", policy.threshold()), ""));
    }

    /** An agent that is to be in a panel. */
    public record Wanted(String vendor, String model, Optional<String> baseUrl) {}
}
