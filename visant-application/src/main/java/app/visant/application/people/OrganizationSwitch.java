package app.visant.application.people;

import app.visant.application.identity.SessionKeeping;
import app.visant.application.identity.SignedIn;
import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.people.port.MemberRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets a person work for another of their organizations. A session is for one organization for as long as it lives, so
 * this ends it, with its streams, and opens another.
 */
public final class OrganizationSwitch {
    private final TransactionRunner transactions;
    private final Stores stores;
    private final SessionKeeping keeping;
    private final SignalBus signals;
    private final InstantSource clock;

    @Inject
    public OrganizationSwitch(
            TransactionRunner transactions,
            Stores stores,
            SessionKeeping keeping,
            SignalBus signals,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.keeping = keeping;
        this.signals = signals;
        this.clock = clock;
    }

    /** A session in that organization, also where the next log-in leads; empty if the person does not belong there. */
    public Optional<SignedIn> to(Principal.User person, OrgId org, Session.Kind kind) {
        return transactions.system(
                Purpose.MEMBERSHIP,
                tx -> stores.users.memberships(tx, person.user()).stream()
                        .filter(m -> m.org().equals(org))
                        .findFirst()
                        .flatMap(membership -> open(tx, person, membership, kind)));
    }

    private Optional<SignedIn> open(Tx tx, Principal.User person, Membership membership, Session.Kind kind) {
        stores.members.settle(tx, person.user(), membership.org());
        var successor = stores.users
                .find(tx, person.user())
                .map(user -> keeping.succeed(tx, person.session(), user, membership, kind));
        stores.sessions.end(tx, person.session(), clock.instant());
        tx.afterCommit(() -> signals.publish(new Signal.SessionEnded(person.session())));
        tx.record(AuditEntry.by(person, AuditAction.SESSION_SWITCHED)
                .in(membership.org())
                .on(person.user()));
        return successor;
    }

    /** Where people and sessions are kept. */
    public static final class Stores {
        private final UserRepository users;
        private final MemberRepository members;
        private final SessionRepository sessions;

        @Inject
        public Stores(UserRepository users, MemberRepository members, SessionRepository sessions) {
            this.users = users;
            this.members = members;
            this.sessions = sessions;
        }
    }
}
