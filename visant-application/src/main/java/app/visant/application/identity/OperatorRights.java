package app.visant.application.identity;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
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
    public boolean grant(Email email) {
        return set(email, true);
    }

    /** As {@link #grant}. */
    public boolean revoke(Email email) {
        return set(email, false);
    }

    private boolean set(Email email, boolean operator) {
        return transactions.system(Purpose.OPERATOR, tx -> users.setOperator(tx, email, operator));
    }
}
