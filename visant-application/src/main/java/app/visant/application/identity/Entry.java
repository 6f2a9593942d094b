package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider.Identity;
import app.visant.application.identity.port.IdentityProvider.Who;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Leads people who were proven to where they work. */
public final class Entry {
    private final TransactionRunner transactions;
    private final UserRepository users;
    private final Arrivals arrivals;
    private final SessionKeeping sessions;

    @Inject
    public Entry(TransactionRunner transactions, UserRepository users, Arrivals arrivals, SessionKeeping sessions) {
        this.transactions = transactions;
        this.users = users;
        this.arrivals = arrivals;
        this.sessions = sessions;
    }

    /** Opens a session where the person worked last. */
    Result enter(Who who, Session.Kind kind, Origin origin) {
        return switch (who) {
            case Who.Holder(UserId user) ->
                admit(user, origin, tx -> (person, home) -> sessions.open(tx, person, home, kind));
            case Who.Elsewhere(Identity identity, String grant) ->
                arrivals.of(identity, origin)
                        .map(user -> admit(
                                user,
                                origin,
                                tx -> (person, home) -> sessions.openGranted(tx, person, home, kind, grant)))
                        .orElseGet(Result.NotLinked::new);
        };
    }

    private Result admit(UserId user, Origin origin, Function<Tx, BiFunction<User, Membership, SignedIn>> open) {
        return transactions.system(Purpose.LOG_IN, tx -> {
            if (users.suspension(tx, user).isPresent()) {
                return new Result.Suspended();
            }
            return at(tx, user, (person, home) -> {
                        record(tx, home, origin);
                        return entered(open.apply(tx).apply(person, home));
                    })
                    .orElseGet(Result.NoAccount::new);
        });
    }

    /** What becomes of whoever arrives; empty if they have no place here. */
    <T> Optional<T> arrive(Identity identity, Origin origin, Function<Tx, BiFunction<User, Membership, T>> work) {
        return arrivals.of(identity, origin)
                .flatMap(user -> transactions.system(
                        Purpose.LOG_IN,
                        tx -> users.suspension(tx, user).isPresent()
                                ? Optional.empty()
                                : at(tx, user, work.apply(tx))));
    }

    private <T> Optional<T> at(Tx tx, UserId id, BiFunction<User, Membership, T> work) {
        return users.find(tx, id).flatMap(user -> {
            var memberships = users.memberships(tx, id);
            return memberships.stream()
                    .filter(m -> m.org().equals(user.currentOrg()))
                    .findFirst()
                    .or(() -> memberships.stream().findFirst())
                    .map(home -> work.apply(user, home));
        });
    }

    /** That a session was opened there. */
    static void record(Tx tx, Membership home, Origin origin) {
        tx.record(AuditEntry.by(home.user(), home.org(), origin, AuditAction.SESSION_OPENED)
                .on(home.user()));
    }

    private static Result entered(SignedIn signedIn) {
        return new Result.Entered(signedIn);
    }

    /** What came of it. */
    sealed interface Result {
        record Entered(SignedIn signedIn) implements Result {}

        /** The address has an account that is nobody's elsewhere. */
        record NotLinked() implements Result {}

        record NoAccount() implements Result {}

        /** The operator of the platform suspended the account. */
        record Suspended() implements Result {}
    }
}
