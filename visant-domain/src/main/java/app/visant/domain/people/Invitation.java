package app.visant.domain.people;

import app.visant.domain.identity.Email;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That whoever reads the mail of an address may join an organization, once.
 *
 * @param inviter who asked; empty once that person's account is gone
 */
public record Invitation(
        InvitationId id,
        OrgId org,
        Email email,
        Role role,
        Optional<UserId> inviter,
        Instant createdAt,
        Instant expiresAt,
        Fate fate) {
    public static final Duration LIFETIME = Duration.ofDays(7);

    public static Invitation sent(InvitationId id, OrgId org, Email email, Role role, UserId inviter, Instant now) {
        return new Invitation(id, org, email, role, Optional.of(inviter), now, now.plus(LIFETIME), new Fate.Waiting());
    }

    /** What became of it, as of that time. */
    public Fate at(Instant now) {
        return fate instanceof Fate.Waiting && !now.isBefore(expiresAt) ? new Fate.Expired() : fate;
    }

    /** What became of an invitation. */
    public sealed interface Fate {
        /** It can be accepted. */
        record Waiting() implements Fate {}

        /** Used up. */
        record Accepted(Instant at) implements Fate {}

        /** Taken back, or replaced by a later one. */
        record Revoked(Instant at) implements Fate {}

        /** Nobody came in time; never stored. */
        record Expired() implements Fate {}
    }
}
