package app.visant.application.evaluation;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.PanelRepository;
import app.visant.application.evaluation.port.PanelRepository.KeptPanel;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.AgentChoice;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows which panel judges for whom, and opens it. It keeps nothing of any organization. */
public final class PanelBook {
    private static final Logger log = LoggerFactory.getLogger(PanelBook.class);

    private final PanelRepository panels;
    private final SecretBox box;
    private final OperatorAgents operators;
    private final AgentOpening opening;

    @Inject
    public PanelBook(PanelRepository panels, SecretBox box, OperatorAgents operators, AgentOpening opening) {
        this.panels = panels;
        this.box = box;
        this.operators = operators;
        this.opening = opening;
    }

    /** The panel of the organization as it is now: its own, or the installation's. */
    public Panel of(Tx tx, OrgId org) {
        return opened(org, panels.find(tx, org).orElseGet(() -> unpaid(operators.standard())));
    }

    /** The local agent alone, which costs nothing. */
    public Panel local(OrgId org) {
        return opened(org, unpaid(operators.local()));
    }

    /** Who judges for the organization as it is now. */
    PanelPlan plan(Tx tx, OrgId org) {
        return panels.find(tx, org).map(KeptPanel::plan).orElseGet(operators::standard);
    }

    /** The plan of {@link #local}. */
    PanelPlan localPlan() {
        return operators.local();
    }

    /** What judges unless an organization chose otherwise. */
    public PanelPlan standard() {
        return operators.standard();
    }

    /**
     * How an agent of an organization is reached. Empty if it is paid by the operator, and the operator has no such agent,
     * or another model of the vendor: nobody chooses what somebody else pays.
     */
    Optional<AgentSettings> settings(AgentChoice agent, Optional<AgentSettings.Key> own) {
        if (own.isPresent() || agent.baseUrl().isPresent()) {
            return Optional.of(new AgentSettings(
                    agent.id(), agent.vendor(), agent.model(), agent.baseUrl().map(URI::create), own, false));
        }
        return operators
                .of(agent.vendor())
                .filter(theirs -> theirs.model().equals(agent.model()))
                .map(theirs -> new AgentSettings(
                        agent.id(), theirs.vendor(), theirs.model(), theirs.baseUrl(), theirs.key(), true));
    }

    String sealed(OrgId org, AgentChoice agent, AgentSettings.Key key) {
        return box.seal(place(org, agent), key.text());
    }

    /**
     * The key that the organization gave for the agent, if it gave one.
     *
     * @throws IllegalArgumentException if it cannot be opened: the installation has lost its own key
     */
    Optional<AgentSettings.Key> key(OrgId org, AgentChoice agent, KeptPanel kept) {
        return Optional.ofNullable(kept.sealedKeys().get(agent.id()))
                .map(text -> box.open(place(org, agent), text))
                .map(AgentSettings.Key::new);
    }

    private Panel opened(OrgId org, KeptPanel kept) {
        var models = kept.plan().agents().stream()
                .map(agent -> opened(org, agent, kept))
                .toList();
        return new Panel(kept.plan(), models, opening.limit());
    }

    /** An agent whose own key cannot be opened is absent: the operator's is never used in its place. */
    private VisionModel opened(OrgId org, AgentChoice agent, KeptPanel kept) {
        try {
            return settings(agent, key(org, agent, kept))
                    .map(opening::open)
                    .orElseGet(() -> AgentOpening.absent(agent.id()));
        } catch (IllegalArgumentException e) {
            log.error("the key of agent {} of organization {} cannot be opened", agent.id(), org);
            return AgentOpening.absent(agent.id());
        }
    }

    /** Without keys of the organization's own. */
    private static KeptPanel unpaid(PanelPlan plan) {
        return new KeptPanel(plan, Map.of());
    }

    /** Both ids are part of what is sealed, so that a row that is moved elsewhere does not open. */
    private static String place(OrgId org, AgentChoice agent) {
        return "agent-key:" + org + ":" + agent.id();
    }
}
