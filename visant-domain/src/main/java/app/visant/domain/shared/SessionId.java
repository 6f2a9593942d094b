package app.visant.domain.shared;

import java.util.UUID;

/** Names one log-in of a person. */
public record SessionId(UUID value) {
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
