package app.visant.application.audit.port;

import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The entries that {@link Tx#record} wrote. There is no way to change or remove one. */
public interface AuditLog {

    /** The organization's entries, the newest first; in transactions of that organization. */
    Page<Recorded> list(Tx tx, OrgId org, Filter filter, Page.Request page);

    /** Entries of no organization: what concerns the platform alone, the newest first. System only. */
    Page<Recorded> listPlatform(Tx tx, Filter filter, Page.Request page);

    /** The addresses of those who still have an account; in system transactions only. */
    Map<UserId, Email> addresses(Tx tx, Set<UserId> users);

    /**
     * Which entries; what is empty does not matter.
     *
     * @param actor an id, or a kind of actor such as {@code operator}
     * @param from taken in
     * @param to left out
     */
    record Filter(Optional<String> actor, Optional<String> action, Optional<Instant> from, Optional<Instant> to) {
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * An entry as it was written, perhaps by another version of the program.
     *
     * @param org in whose log it stands; empty for what concerns the platform alone
     * @param action its {@link app.visant.application.shared.port.AuditAction#wireName}
     */
    record Recorded(
            UUID id,
            Optional<OrgId> org,
            Instant at,
            String action,
            AuditEntry.Actor actor,
            Optional<AuditEntry.Subject> subject,
            Optional<String> detail,
            Origin origin) {}
}
