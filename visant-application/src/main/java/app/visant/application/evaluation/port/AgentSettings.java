package app.visant.application.evaluation.port;

import java.net.URI;
import java.util.Optional;

/**
 * Which model an agent is, and how to reach it.
 *
 * @param agent its name in the panel, short and stable
 * @param vendor whose {@link ModelProvider} opens it
 * @param model as the vendor calls it
 * @param baseUrl where it is; empty is where the vendor usually is
 * @param key what it is paid with; empty for one that asks for none
 * @param operators whether the operator of the installation wrote this, who may name private addresses; an organization may not
 */
public record AgentSettings(
        String agent, String vendor, String model, Optional<URI> baseUrl, Optional<Key> key, boolean operators) {

    /** A secret that no text of this record shows. */
    public record Key(String text) {
        public Key {
            if (text.isBlank() || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
                throw new IllegalArgumentException("a key is made of visible ASCII characters");
            }
        }

        @Override
        public String toString() {
            return "Key[hidden]";
        }
    }
}
