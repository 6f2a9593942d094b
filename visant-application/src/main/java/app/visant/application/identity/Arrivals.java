package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider.Identity;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Texts;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Knows people of an external identity provider again, by their subject and by nothing else. Whoever is seen for the first
 * time gets an account with an organization of their own, once, however many requests come at once.
 */
public final class Arrivals {
    private static final int MAX_NAME = 120;

    private final TransactionRunner transactions;
    private final SubjectRepository subjects;
    private final UserRepository users;
    private final AccountOpening accounts;
    private final EmailVerification verification;

    @Inject
    public Arrivals(
            TransactionRunner transactions,
            SubjectRepository subjects,
            UserRepository users,
            AccountOpening accounts,
            EmailVerification verification) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.users = users;
        this.accounts = accounts;
        this.verification = verification;
    }

    /**
     * Who that is here. Empty if it is nobody yet, and the address has an account: an address is no proof, so that account
     * has to be linked by the operator.
     */
    Optional<UserId> of(Identity identity, Origin origin) {
        return known(identity).or(() -> {
            try {
                return Optional.of(transactions.system(Purpose.LOG_IN, tx -> opened(tx, identity, origin)));
            } catch (TakenException taken) {
                // By the same person, in another request, unless by somebody else altogether.
                return known(identity);
            }
        });
    }

    private Optional<UserId> known(Identity identity) {
        return transactions.system(
                Purpose.LOG_IN, tx -> subjects.find(tx, identity.subject()).map(user -> followed(tx, user, identity)));
    }

    /** The provider has the last word about the address, as long as nobody else has it here. */
    private UserId followed(Tx tx, UserId user, Identity identity) {
        var moved = users.find(tx, user)
                .filter(known -> !known.email().equals(identity.email()))
                .isPresent();
        if (moved) {
            users.readdress(tx, user, identity.email());
        }
        if (identity.confirmed()) {
            verification.proven(tx, user, identity.email());
        }
        return user;
    }

    private UserId opened(Tx tx, Identity identity, Origin origin) {
        var name = line(identity.name()).orElseGet(() -> identity.email().localPart());
        var organization = line(identity.organizationName()).orElseGet(() -> name + "'s organization");
        var newcomer = new AccountOpening.Newcomer(
                identity.email(), name, organization, new AccountOpening.Credential.Linked(identity.subject()));
        var user = accounts.open(tx, newcomer).orElseThrow(TakenException::new).user();
        tx.record(AuditEntry.by(user.id(), user.currentOrg(), origin, AuditAction.ACCOUNT_OPENED)
                .on(user.id()));
        if (identity.confirmed()) {
            verification.proven(tx, user.id(), identity.email());
        }
        return user.id();
    }

    /** What people call themselves elsewhere need not be fit for a name. */
    private static Optional<String> line(Optional<String> text) {
        try {
            return text.map(given -> Texts.line(given, MAX_NAME));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Rolls the founding back. */
    private static final class TakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
