package app.visant.application.people;

import app.visant.application.identity.SuspensionStep;
import app.visant.application.people.port.InvitationRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Takes back the invitations of a person who is suspended: whoever is not trusted has perhaps invited themselves. */
public final class InvitationsOfTheSuspended implements SuspensionStep {
    private final InvitationRepository invitations;
    private final InstantSource clock;

    @Inject
    public InvitationsOfTheSuspended(InvitationRepository invitations, InstantSource clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    @Override
    public void onSuspension(Tx tx, Principal operator, UserId user) {
        invitations
                .revokeAllOf(tx, user, clock.instant())
                .forEach(revoked -> tx.record(AuditEntry.byOperator(operator, AuditAction.INVITATION_REVOKED)
                        .in(revoked.org())
                        .on(revoked.id())));
    }
}
