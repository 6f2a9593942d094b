package app.visant.application.identity;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;

/** Makes people operators of the platform. Reached from the command line of the machine only. */
public final class OperatorRights {
    private final TransactionRunner transactions;
    private final UserRepository users;

    @Inject
    public OperatorRights(TransactionRunner transactions, UserRepository users) {
        this.transactions = transactions;
        this.users = users;
    }

    /** Effective at the person's next request. False if nobody has that address. */
    public boolean grant(Principal operator, Email email) {
        return set(operator, email, true);
    }

    /** As {@link #grant}. */
    public boolean revoke(Principal operator, Email email) {
        return set(operator, email, false);
    }

    private boolean set(Principal operator, Email email, boolean granted) {
        var action = granted ? AuditAction.OPERATOR_GRANTED : AuditAction.OPERATOR_REVOKED;
        return transactions.<Boolean>system(
                Purpose.OPERATOR,
                tx -> users.findByEmail(tx, email)
                        .filter(account -> users.setOperator(tx, email, granted))
                        .map(account -> {
                            tx.record(AuditEntry.byOperator(operator, action)
                                    .on(account.user().id()));
                            return true;
                        })
                        .orElse(false));
    }
}
