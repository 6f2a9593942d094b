package app.visant.domain.shared;

import java.util.UUID;

/** Names one version of a normal description. */
public record DescriptionId(UUID value) {
    public static DescriptionId of(String text) {
        return new DescriptionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
