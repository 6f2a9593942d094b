package app.visant.application.identity;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operator of the platform suspends accounts and lets them go on. All sessions and keys of a suspended person end, for
 * good; whoever is allowed again logs in anew.
 */
public final class AccountOversight {
    private final TransactionRunner transactions;
    private final UserRepository users;
    private final SessionEnding ending;
    private final Set<SuspensionStep> steps;
    private final InstantSource clock;

    @Inject
    public AccountOversight(
            TransactionRunner transactions,
            UserRepository users,
            SessionEnding ending,
            Set<SuspensionStep> steps,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.ending = ending;
        this.steps = Set.copyOf(steps);
        this.clock = clock;
    }

    /** Who has that address; for operators at the machine, who know people by it. */
    public Optional<UserId> byAddress(Email email) {
        return transactions.system(
                Purpose.OPERATOR,
                tx -> users.findByEmail(tx, email).map(account -> account.user().id()));
    }

    /**
     * Suspends the account, or gives its suspension another reason.
     *
     * @throws IllegalArgumentException as {@link Suspension#reason}
     */
    public Result suspend(Principal operator, UserId id, String reason) {
        var line = Suspension.reason(reason);
        if (operator instanceof Principal.User person && person.user().equals(id)) {
            return new Result.OwnAccount();
        }
        return change(id, tx -> {
            var since = users.suspension(tx, id).map(Suspension::since).orElseGet(clock::instant);
            users.suspend(tx, id, Optional.of(new Suspension(since, line)));
            record(tx, operator, AuditAction.ACCOUNT_SUSPENDED, id);
            end(tx, operator, id);
        });
    }

    /** Lets the account go on. What slipped in while it was being suspended ends now. */
    public Result resume(Principal operator, UserId id) {
        return change(id, tx -> {
            if (users.suspension(tx, id).isPresent()) {
                users.suspend(tx, id, Optional.empty());
                record(tx, operator, AuditAction.ACCOUNT_RESUMED, id);
                end(tx, operator, id);
            }
        });
    }

    /** Holds the account: of two operators one comes after the other. */
    private Result change(UserId id, Consumer<Tx> work) {
        return transactions.system(
                Purpose.OPERATOR,
                tx -> users.lock(tx, id)
                        .<Result>map(user -> {
                            work.accept(tx);
                            return new Result.Done();
                        })
                        .orElseGet(Result.Unknown::new));
    }

    private void end(Tx tx, Principal operator, UserId id) {
        ending.endAll(tx, id, Optional.empty());
        steps.forEach(step -> step.onSuspension(tx, operator, id));
    }

    /** In the logs of all organizations that lose the person for a while. */
    private void record(Tx tx, Principal operator, AuditAction action, UserId id) {
        var entry = AuditEntry.byOperator(operator, action).on(id);
        var memberships = users.memberships(tx, id);
        if (memberships.isEmpty()) {
            tx.record(entry);
        }
        memberships.forEach(membership -> tx.record(entry.in(membership.org())));
    }

    /** What came of it. */
    public sealed interface Result {
        record Done() implements Result {}

        record Unknown() implements Result {}

        /** Nobody shuts themselves out. */
        record OwnAccount() implements Result {}
    }
}
