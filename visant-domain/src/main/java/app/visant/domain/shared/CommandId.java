package app.visant.domain.shared;

import java.util.UUID;

/** Names one order to a device. */
public record CommandId(UUID value) {
    public static CommandId of(String text) {
        return new CommandId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
