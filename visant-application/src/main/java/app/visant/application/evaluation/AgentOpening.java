package app.visant.application.evaluation;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ModelOutcome;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens agents of whichever vendor, ready to be asked. */
public final class AgentOpening {
    private static final Logger log = LoggerFactory.getLogger(AgentOpening.class);

    private final Map<String, ModelProvider> providers;
    private final Manner manner;

    @Inject
    public AgentOpening(Set<ModelProvider> providers, Manner manner) {
        this.providers = providers.stream().collect(Collectors.toMap(ModelProvider::vendor, Function.identity()));
        this.manner = manner;
    }

    /** Whether there is such a vendor. */
    boolean knows(String vendor) {
        return providers.containsKey(vendor);
    }

    /** Whether the agent is not known to be out of order at the moment. */
    boolean available(AgentSettings settings) {
        return knows(settings.vendor()) && provider(settings).available(settings);
    }

    /**
     * Whether an agent can be opened like this.
     *
     * @throws IllegalArgumentException if not, saying why in the voice of an answer to whoever chose it
     */
    void check(AgentSettings settings) {
        provider(settings).open(settings);
    }

    /** The agent; one that cannot be opened any more is never available, which is no answer. */
    VisionModel open(AgentSettings settings) {
        try {
            return manner.around().apply(provider(settings).open(settings));
        } catch (IllegalArgumentException e) {
            // Its text is not logged: it may quote what an organization wrote.
            log.warn("agent {} of vendor {} cannot be opened", settings.agent(), settings.vendor());
            return absent(settings.agent());
        }
    }

    /** One that nobody can ask, because it is not set up. */
    static VisionModel absent(String agent) {
        return new Absent(agent);
    }

    /** How long one agent may take over all its tries. */
    Duration limit() {
        return manner.limit();
    }

    private ModelProvider provider(AgentSettings settings) {
        return Optional.ofNullable(providers.get(settings.vendor()))
                .orElseThrow(() -> new IllegalArgumentException("there is no such vendor"));
    }

    /**
     * How agents are asked.
     *
     * @param around puts retries and time limits around an agent
     * @param limit how long one may take over all its tries
     */
    public record Manner(UnaryOperator<VisionModel> around, Duration limit) {}

    private record Absent(String agent) implements VisionModel {
        @Override
        public Answer assess(Request request) {
            return Answer.notAsked(new ModelOutcome.Unavailable("is not set up", Optional.empty()));
        }
    }
}
