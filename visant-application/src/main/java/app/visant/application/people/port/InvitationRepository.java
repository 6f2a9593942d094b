package app.visant.application.people.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.people.Invitation;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invitations, with the digest of the token that was mailed. */
public interface InvitationRepository {
    /** How long after its end an invitation is remembered, to tell whoever comes late what became of it. */
    Duration REMEMBERED = Duration.ofDays(30);

    /** Adds it; an earlier one of the organization to the same address is revoked if it still waits. System only. */
    void add(Tx tx, Invitation invitation, Sha256 token);

    /** System only. */
    Optional<Invitation> findByToken(Tx tx, Sha256 token);

    /** Those that can be accepted at that time, the newest first. */
    Page<Invitation> waiting(Tx tx, OrgId org, Page.Request page, Instant now);

    /** False, and nothing changed, if no such invitation waits. */
    boolean revoke(Tx tx, OrgId org, InvitationId invitation, Instant now);

    /** Revokes all that wait and that this person sent. System only. */
    void revokeOf(Tx tx, OrgId org, UserId inviter, Instant now);

    /** Revokes all of this person's, in every organization, that could be accepted at that time, and answers them. System only. */
    List<Invitation> revokeAllOf(Tx tx, UserId inviter, Instant now);

    /** Notes that somebody came. False, and nothing changed, if no such invitation waits. System only. */
    boolean accept(Tx tx, OrgId org, InvitationId invitation, Instant now);
}
