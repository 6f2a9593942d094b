package app.visant.domain.shared;

import java.util.UUID;

/** Names an API key; by itself it opens nothing. */
public record KeyId(UUID value) {
    public static KeyId of(String text) {
        return new KeyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
