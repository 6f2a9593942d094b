package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.identity.port.UserRepository.Account;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;

/**
 * Links accounts from before there was an identity provider to people there. Reached from the command line of the machine
 * only: an address alone proves nothing, so the operator has to know who is who.
 */
public final class IdentityLinking {
    private final TransactionRunner transactions;
    private final IdentityProvider provider;
    private final UserRepository users;
    private final SubjectRepository subjects;
    private final InstantSource clock;

    @Inject
    public IdentityLinking(
            TransactionRunner transactions,
            IdentityProvider provider,
            UserRepository users,
            SubjectRepository subjects,
            InstantSource clock) {
        this.transactions = transactions;
        this.provider = provider;
        this.users = users;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * Makes the account that of the person whom the provider calls so.
     *
     * @throws IllegalArgumentException if nobody can be called so
     */
    public Result link(Principal operator, Email email, String id) {
        if (provider.issuer().isEmpty()) {
            return new Result.NoProvider();
        }
        var subject = new Subject(provider.issuer().get(), id);
        return transactions.system(
                Purpose.OPERATOR,
                tx -> users.findByEmail(tx, email)
                        .map(Account::user)
                        .<Result>map(user -> {
                            if (!subjects.link(tx, user.id(), subject, clock.instant())) {
                                return new Result.LinkedAlready();
                            }
                            tx.record(AuditEntry.byOperator(operator, AuditAction.IDENTITY_LINKED)
                                    .in(user.currentOrg())
                                    .on(user.id()));
                            return new Result.Linked();
                        })
                        .orElseGet(Result.UnknownAddress::new));
    }

    /** What came of it. */
    public sealed interface Result {
        record Linked() implements Result {}

        /** The account is somebody there already, or that person has another account. */
        record LinkedAlready() implements Result {}

        record UnknownAddress() implements Result {}

        record NoProvider() implements Result {}
    }
}
