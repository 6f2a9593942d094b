package app.visant.domain.shared;

import java.util.UUID;

/** Names one running server process. */
public record NodeId(UUID value) {
    public static NodeId of(String text) {
        return new NodeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
