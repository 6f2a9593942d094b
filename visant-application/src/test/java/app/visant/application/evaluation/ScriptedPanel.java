package app.visant.application.evaluation;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.ScriptedModelProvider;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.shared.port.PlainSecretBox;
import app.visant.application.shared.port.SecretBox;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.ReusePolicy;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the evaluation of stills needs to know of agents, where agents that follow a script are the operator's panel. */
public final class ScriptedPanel {
    private final PortsUnderTest ports;
    private final SecretBox secretBox = new PlainSecretBox();
    private final List<VisionModel> models;
    private final AgentOpening opening;

    /** @param limit how long one may take */
    public ScriptedPanel(PortsUnderTest ports, Duration limit, VisionModel... models) {
        this.ports = ports;
        this.models = List.of(models);
        var providers = new HashSet<ModelProvider>();
        this.models.forEach(model -> providers.add(new ScriptedModelProvider(model.agent(), settings -> model)));
        if (this.models.stream().noneMatch(model -> model.agent().equals(OperatorAgents.LOCAL))) {
            providers.add(new ScriptedModelProvider(OperatorAgents.LOCAL));
        }
        this.opening = new AgentOpening(providers, new AgentOpening.Manner(agent -> agent, limit));
    }

    /** The agents, of vendors that are named like them; but the local one, if it is among them, is no vendor's. */
    public OperatorAgents operators() {
        return new OperatorAgents(models.stream()
                .filter(model -> !model.agent().equals(OperatorAgents.LOCAL))
                .map(model -> new AgentSettings(
                        model.agent(), model.agent(), "script", Optional.empty(), Optional.empty(), true))
                .toList());
    }

    public AgentOpening opening() {
        return opening;
    }

    public PanelBook book() {
        return new PanelBook(ports.panels(), secretBox, operators(), opening);
    }

    public SpendingControl spending(PriceList prices) {
        return new SpendingControl(book(), ports.spending(), prices, ports.jobs(), ports.ids(), ports.signals());
    }

    /** The stores of the ledger, with nothing to be paid. */
    public EvaluationLedger.Stores stores() {
        return stores(PriceList.FREE, ReusePolicy.NEVER);
    }

    public EvaluationLedger.Stores stores(PriceList prices, ReusePolicy reuse) {
        return new EvaluationLedger.Stores(
                ports.descriptions(),
                ports.assessments(),
                ports.sceneMemories(),
                new Places(ports.devices(), ports.organizations(), ports.sights(), ports.captures()),
                spending(prices),
                new SketchShelf(ports.sketches(), reuse));
    }

    /** All that a server is given of it. */
    public List<Object> parts() {
        return Stream.of(operators(), opening, PriceList.FREE, ReusePolicy.NEVER)
                .toList();
    }
}
