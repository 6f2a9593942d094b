package app.visant.application.identity;

import app.visant.application.identity.port.AccountRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends an account. An organization that has other members needs another owner first; one without is closed: a job takes
 * its devices out of service and its stills away.
 */
public final class AccountDeletion {
    private final TransactionRunner transactions;
    private final PasswordProof proof;
    private final Stores stores;
    private final SessionEnding ending;
    private final Closing closing;

    @Inject
    public AccountDeletion(
            TransactionRunner transactions, PasswordProof proof, Stores stores, SessionEnding ending, Closing closing) {
        this.transactions = transactions;
        this.proof = proof;
        this.stores = stores;
        this.ending = ending;
        this.closing = closing;
    }

    /** Deletes the person's own account, if that is their password. */
    public Result delete(Principal.User person, String password) {
        return switch (proof.of(person, password)) {
            case PasswordProof.Proof.Wrong() -> new Result.WrongPassword();
            case PasswordProof.Proof.Throttled(Duration wait) -> new Result.Throttled(wait);
            case PasswordProof.Proof.Proven proven ->
                transactions.system(Purpose.LOG_IN, tx -> inTransaction(tx, person));
        };
    }

    private Result inTransaction(Tx tx, Principal.User person) {
        var deserted = new ArrayList<OrgId>();
        var memberships = stores.users.memberships(tx, person.user());
        for (var membership : memberships) {
            var others = stores.accounts.lockMembers(tx, membership.org()).stream()
                    .filter(m -> !m.user().equals(person.user()))
                    .toList();
            if (others.isEmpty()) {
                deserted.add(membership.org());
            } else if (membership.role() == Role.OWNER && noneOwns(others)) {
                return new Result.LastOwner(membership.org());
            }
        }
        deserted.forEach(org -> closing.close(tx, stores.accounts, org));
        ending.endAll(tx, person.user(), Optional.empty());
        stores.accounts.delete(tx, person.user());
        memberships.forEach(m -> tx.record(
                AuditEntry.by(person, AuditAction.ACCOUNT_DELETED).in(m.org()).on(person.user())));
        return new Result.Deleted();
    }

    private static boolean noneOwns(List<Membership> others) {
        return others.stream().noneMatch(m -> m.role() == Role.OWNER);
    }

    /** What came of it. */
    public sealed interface Result {
        record Deleted() implements Result {}

        /** Others work there and nobody else owns it: it is to be handed over first. */
        record LastOwner(OrgId org) implements Result {}

        record WrongPassword() implements Result {}

        record Throttled(Duration retryAfter) implements Result {}
    }

    /** Where people are kept. */
    public static final class Stores {
        private final UserRepository users;
        private final AccountRepository accounts;

        @Inject
        public Stores(UserRepository users, AccountRepository accounts) {
            this.users = users;
            this.accounts = accounts;
        }
    }

    /** Leaves what an organization has to the contexts that know of it. */
    public static final class Closing {
        private final JobQueue jobs;
        private final IdGenerator ids;
        private final InstantSource clock;

        @Inject
        public Closing(JobQueue jobs, IdGenerator ids, InstantSource clock) {
            this.jobs = jobs;
            this.ids = ids;
            this.clock = clock;
        }

        private void close(Tx tx, AccountRepository accounts, OrgId org) {
            var now = clock.instant();
            accounts.close(tx, org, now);
            jobs.add(tx, List.of(new Job(ids.next(), org, JobKind.CLOSE, "close", org.toString(), now, now)));
        }
    }
}
