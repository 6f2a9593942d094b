package app.visant.bootstrap.config;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.shared.AddressBlock;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The keys of the operator's own agents, and of what organizations may name besides. */
final class AgentKeys {
    static final Key<AgentSettings.Key> OPENAI_KEY =
            secret("OPENAI_API_KEY", "key for OpenAI's models, which judge if it is set");
    static final Key<URI> OPENAI_BASE = base("OPENAI_BASE_URL", "where they are; OpenAI's own address unless set");
    static final Key<String> OPENAI_MODEL =
            Key.of("OPENAI_MODEL", "which of them", AgentKeys::model).orElse("gpt-4o-mini");
    static final Key<AgentSettings.Key> GEMINI_KEY =
            secret("GEMINI_API_KEY", "key for Google's Gemini models, which judge if it is set");
    static final Key<URI> GEMINI_BASE = base("GEMINI_BASE_URL", "where they are; Google's own address unless set");
    static final Key<String> GEMINI_MODEL =
            Key.of("GEMINI_MODEL", "which of them", AgentKeys::model).orElse("gemini-2.5-flash");
    static final Key<URI> COMPATIBLE_BASE = base(
            "VISANT_COMPATIBLE_BASE_URL",
            "server that speaks OpenAI's Chat Completions (Ollama, vLLM, llama.cpp), whose model judges if it is set");
    static final Key<String> COMPATIBLE_MODEL =
            Key.of("VISANT_COMPATIBLE_MODEL", "which model there", AgentKeys::model);
    static final Key<AgentSettings.Key> COMPATIBLE_KEY =
            secret("VISANT_COMPATIBLE_API_KEY", "key for that server, if it asks for one");
    static final Key<List<AddressBlock>> OUTBOUND_ALLOWED = Key.of(
                    "VISANT_OUTBOUND_ALLOWED",
                    "private addresses or CIDR ranges that organizations may have this server call, by comma",
                    AgentKeys::blocks)
            .orElse("");

    static final Key<Duration> REUSE = Key.of(
                    "VISANT_REUSE_MINUTES",
                    "how long a still that looks the same takes the verdict of the one before; 0 is never",
                    text -> Duration.ofMinutes(Keys.whole(text, 0, 1440)))
            .orElse("10");
    /**
     * List prices of the vendors as known when this was written, so that a budget means something from the first day; the
     * lines with a star are a careful guess for all other models. Whoever pays sets the true ones.
     */
    static final Key<PriceList> PRICES = Key.of(
                    "VISANT_AGENT_PRICES",
                    "what models cost: lines of day, vendor, model or *, dollars per million tokens in and out",
                    PriceList::parse)
            .orElse(String.join(
                    "; ",
                    "2025-01-01 openai gpt-4o 2.50 10",
                    "2025-01-01 openai gpt-4o-mini 0.15 0.60",
                    "2025-04-14 openai gpt-4.1 2 8",
                    "2025-04-14 openai gpt-4.1-mini 0.40 1.60",
                    "2025-08-07 openai gpt-5 1.25 10",
                    "2025-08-07 openai gpt-5-mini 0.25 2",
                    "2025-01-01 openai * 2.50 10",
                    "2025-06-17 gemini gemini-2.5-flash 0.30 2.50",
                    "2025-07-22 gemini gemini-2.5-flash-lite 0.10 0.40",
                    "2025-06-17 gemini gemini-2.5-pro 1.25 10",
                    "2025-01-01 gemini * 1.25 10"));

    private AgentKeys() {}

    static List<Key<?>> all() {
        return List.of(
                OPENAI_KEY,
                OPENAI_BASE,
                OPENAI_MODEL,
                GEMINI_KEY,
                GEMINI_BASE,
                GEMINI_MODEL,
                COMPATIBLE_BASE,
                COMPATIBLE_MODEL,
                COMPATIBLE_KEY,
                OUTBOUND_ALLOWED,
                REUSE,
                PRICES);
    }

    private static Key<AgentSettings.Key> secret(String name, String help) {
        return Key.of(name, help, AgentSettings.Key::new).kept();
    }

    private static Key<URI> base(String name, String help) {
        return Key.of(name, help, AgentKeys::address);
    }

    private static URI address(String text) {
        try {
            var address = new URI(text);
            var web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("must be an http or https address", e);
        }
        throw new IllegalArgumentException("must be an http or https address");
    }

    private static String model(String text) {
        if (!text.matches("\\S{1,128}")) {
            throw new IllegalArgumentException("must be a model's name");
        }
        return text;
    }

    private static List<AddressBlock> blocks(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(AddressBlock::parse)
                .toList();
    }
}
