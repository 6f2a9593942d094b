package app.visant.domain.shared;

import java.util.UUID;

/** Names an invitation to an organization. */
public record InvitationId(UUID value) {
    public static InvitationId of(String text) {
        return new InvitationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
