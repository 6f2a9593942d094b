package app.visant.domain.shared;

import java.util.UUID;

/** Names a capture inside the system; outside it is known by its {@link RecordId}. */
public record CaptureId(UUID value) {
    public static CaptureId of(String text) {
        return new CaptureId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
