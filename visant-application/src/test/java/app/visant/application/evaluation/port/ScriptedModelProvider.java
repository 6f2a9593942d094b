package app.visant.application.evaluation.port;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Opens scripted agents, and keeps what it was told to open. */
public final class ScriptedModelProvider implements ModelProvider {
    private final String vendor;
    private final Function<AgentSettings, VisionModel> agents;
    private final List<AgentSettings> opened = new ArrayList<>();

    /** One whose agents have nothing in their script. */
    public ScriptedModelProvider(String vendor) {
        this(vendor, settings -> new ScriptedVisionModel(settings.agent()));
    }

    public ScriptedModelProvider(String vendor, Function<AgentSettings, VisionModel> agents) {
        this.vendor = vendor;
        this.agents = agents;
    }

    @Override
    public String vendor() {
        return vendor;
    }

    @Override
    public VisionModel open(AgentSettings settings) {
        synchronized (opened) {
            opened.add(settings);
        }
        return agents.apply(settings);
    }

    /** Oldest first. */
    public List<AgentSettings> opened() {
        synchronized (opened) {
            return List.copyOf(opened);
        }
    }
}
