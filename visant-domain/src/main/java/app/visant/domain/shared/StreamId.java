package app.visant.domain.shared;

import java.util.UUID;

/** Names one open command stream of a device. */
public record StreamId(UUID value) {
    public static StreamId of(String text) {
        return new StreamId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
