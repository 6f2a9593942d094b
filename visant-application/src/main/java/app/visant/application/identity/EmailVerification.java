package app.visant.application.identity;

import app.visant.application.identity.port.AccountRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Proves that people read the mail of the address they gave. */
public final class EmailVerification {
    private static final int MAILS_PER_HOUR = 5;

    private final TransactionRunner transactions;
    private final Stores stores;
    private final MailedLinks links;
    private final OperatorAddresses operators;
    private final TryLimits tries;
    private final InstantSource clock;

    @Inject
    public EmailVerification(
            TransactionRunner transactions,
            Stores stores,
            MailedLinks links,
            OperatorAddresses operators,
            TryLimits tries,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.links = links;
        this.operators = operators;
        this.tries = tries;
        this.clock = clock;
    }

    /** Sends the first link, in the transaction that makes the account. */
    void ask(Tx tx, User user) {
        links.send(tx, user, AccountLink.Purpose.VERIFY_EMAIL);
    }

    /** Sends another link; those before are good no more. */
    public Result askAgain(Principal.User person) {
        var limits = List.of(new TryLimits.Limit("verify:user:" + person.user(), MAILS_PER_HOUR));
        return tries.take(limits)
                .<Result>map(Result.Throttled::new)
                .orElseGet(() -> transactions.system(Purpose.LOG_IN, tx -> {
                    if (stores.accounts.verifiedAt(tx, person.user()).isPresent()) {
                        return new Result.VerifiedAlready();
                    }
                    stores.users.find(tx, person.user()).ifPresent(user -> {
                        ask(tx, user);
                        tx.record(AuditEntry.by(person, AuditAction.EMAIL_PROOF_REQUESTED)
                                .on(user.id()));
                    });
                    return new Result.Sent();
                }));
    }

    /** Whether the link was good; it is good for once. */
    public boolean verify(String token, Origin origin) {
        return transactions.<Boolean>system(
                Purpose.LOG_IN,
                tx -> links.redeem(tx, token, AccountLink.Purpose.VERIFY_EMAIL)
                        .filter(link -> proven(tx, link.user(), link.email()))
                        .flatMap(link -> stores.users.find(tx, link.user()))
                        .map(user -> {
                            tx.record(AuditEntry.by(user.id(), user.currentOrg(), origin, AuditAction.EMAIL_VERIFIED)
                                    .on(user.id()));
                            return true;
                        })
                        .orElse(false));
    }

    /** Makes operators of those whose addresses were proven before the configuration named them. */
    public void appointOperators() {
        transactions.inSystem(
                Purpose.LOG_IN,
                tx -> operators
                        .all()
                        .forEach(address -> stores.users
                                .findByEmail(tx, address)
                                .filter(account -> stores.accounts
                                        .verifiedAt(tx, account.user().id())
                                        .isPresent())
                                .ifPresent(account -> appoint(tx, account.user()))));
    }

    /** Whether the account's owner has shown that the address is theirs. */
    public boolean isProven(Tx tx, UserId user) {
        return stores.accounts.verifiedAt(tx, user).isPresent();
    }

    /** Notes that the person reads the mail of the address, however that was shown. */
    public boolean proven(Tx tx, UserId user, Email email) {
        if (!stores.accounts.verify(tx, user, email, clock.instant())) {
            return false;
        }
        if (operators.all().contains(email)) {
            stores.users.find(tx, user).ifPresent(person -> appoint(tx, person));
        }
        return true;
    }

    private void appoint(Tx tx, User user) {
        if (!user.operator() && stores.users.setOperator(tx, user.email(), true)) {
            tx.record(AuditEntry.byServer(AuditAction.OPERATOR_GRANTED).on(user.id()));
        }
    }

    /** What came of asking. */
    public sealed interface Result {
        record Sent() implements Result {}

        record VerifiedAlready() implements Result {}

        record Throttled(Duration retryAfter) implements Result {}
    }

    /** Where people and what they proved are kept. */
    public static final class Stores {
        private final UserRepository users;
        private final AccountRepository accounts;

        @Inject
        public Stores(UserRepository users, AccountRepository accounts) {
            this.users = users;
            this.accounts = accounts;
        }
    }
}
