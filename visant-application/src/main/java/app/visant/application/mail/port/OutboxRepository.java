package app.visant.application.mail.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Letters that wait to be sent, of one organization each; can be added to in system transactions too. What they say is
 * sealed, since it may hold secrets, and gone once they were sent.
 */
public interface OutboxRepository {
    void add(Tx tx, Waiting waiting);

    Optional<Waiting> find(Tx tx, OrgId org, UUID id);

    /** Removing one that is not there changes nothing. */
    void remove(Tx tx, OrgId org, UUID id);

    /**
     * A letter that waits.
     *
     * @param text sealed, as is {@code html}
     */
    record Waiting(UUID id, OrgId org, Recipient to, String subject, String text, String html, Instant writtenAt) {
        @Override
        public String toString() {
            return "Waiting[" + id + "]";
        }
    }
}
