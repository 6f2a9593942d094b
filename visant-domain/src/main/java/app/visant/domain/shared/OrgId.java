package app.visant.domain.shared;

import java.util.UUID;

/** Names an organization. */
public record OrgId(UUID value) {
    public static OrgId of(String text) {
        return new OrgId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
