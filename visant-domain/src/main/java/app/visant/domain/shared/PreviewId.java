package app.visant.domain.shared;

import java.util.UUID;

/** Names a trial of a description. */
public record PreviewId(UUID value) {
    public static PreviewId of(String text) {
        return new PreviewId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
