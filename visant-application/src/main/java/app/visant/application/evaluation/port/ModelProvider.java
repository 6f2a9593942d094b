package app.visant.application.evaluation.port;

/** Opens the agents of one vendor. Adding a vendor is one class, and one binding where providers are gathered. */
public interface ModelProvider {
    /** Short and stable, such as {@code openai}. */
    String vendor();

    /**
     * An agent with these settings, of which nothing is asked yet. Cheap: agents of a provider share its connections.
     *
     * @throws IllegalArgumentException if a setting that this vendor needs is missing or cannot be right
     */
    VisionModel open(AgentSettings settings);

    /** Whether an agent with these settings is not known to be out of order at the moment; nobody is asked for it. */
    default boolean available(AgentSettings settings) {
        return true;
    }
}
