package app.visant.application.identity.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** People and memberships in two tables. */
public final class InMemoryUserRepository implements UserRepository {
    private final InMemoryTable<UserId, Account> people;
    private final InMemoryTable<Belonging, Membership> memberships;
    private final List<Leaving> followers = new ArrayList<>();
    private final InMemoryTable<UserId, Instant> proofs;
    private final InMemoryTable<UserId, Suspension> suspensions;

    public InMemoryUserRepository(InMemoryTransactions transactions) {
        this.people = InMemoryTable.ofSystem(transactions);
        this.memberships = InMemoryTable.ofSystem(transactions);
        this.proofs = InMemoryTable.ofSystem(transactions);
        this.suspensions = InMemoryTable.ofSystem(transactions);
    }

    @Override
    public boolean add(Tx tx, User user, Optional<String> passwordHash, Membership first) {
        if (findByEmail(tx, user.email()).isPresent()) {
            return false;
        }
        people.put(tx, user.id(), new Account(user, passwordHash));
        join(tx, first);
        return true;
    }

    @Override
    public Optional<User> find(Tx tx, UserId user) {
        return people.find(tx, user).map(Account::user);
    }

    @Override
    public Optional<User> lock(Tx tx, UserId user) {
        return find(tx, user);
    }

    @Override
    public Optional<Account> findByEmail(Tx tx, Email email) {
        return people.rows(tx).filter(row -> row.user().email().equals(email)).findFirst();
    }

    @Override
    public List<Membership> memberships(Tx tx, UserId user) {
        return memberships.rows(tx).filter(row -> row.user().equals(user)).toList();
    }

    @Override
    public void rename(Tx tx, UserId user, String name) {
        change(tx, user, u -> new User(u.id(), u.email(), name, u.currentOrg(), u.operator(), u.createdAt()));
    }

    @Override
    public boolean readdress(Tx tx, UserId user, Email email) {
        if (findByEmail(tx, email).isPresent()) {
            return false;
        }
        proofs.remove(tx, user);
        return people.update(
                tx,
                user,
                row -> new Account(
                        new User(
                                user,
                                email,
                                row.user().name(),
                                row.user().currentOrg(),
                                row.user().operator(),
                                row.user().createdAt()),
                        row.passwordHash()));
    }

    /** When people proved their addresses; forgotten with the address. */
    InMemoryTable<UserId, Instant> proofs() {
        return proofs;
    }

    @Override
    public void changePassword(Tx tx, UserId user, String passwordHash) {
        people.update(tx, user, row -> new Account(row.user(), Optional.of(passwordHash)));
    }

    @Override
    public Optional<Suspension> suspension(Tx tx, UserId user) {
        return suspensions.find(tx, user);
    }

    @Override
    public void suspend(Tx tx, UserId user, Optional<Suspension> suspension) {
        suspensions.remove(tx, user);
        suspension.ifPresent(fresh -> suspensions.insert(tx, user, fresh));
    }

    /** All that there are. */
    Stream<User> all(Tx tx) {
        return people.rows(tx).map(Account::user);
    }

    @Override
    public boolean setOperator(Tx tx, Email email, boolean operator) {
        var known = findByEmail(tx, email);
        known.ifPresent(account -> change(
                tx,
                account.user().id(),
                u -> new User(u.id(), u.email(), u.name(), u.currentOrg(), operator, u.createdAt())));
        return known.isPresent();
    }

    /** Adds a membership, or changes the role of one. */
    public void join(Tx tx, Membership membership) {
        memberships.put(tx, new Belonging(membership.user(), membership.org()), membership);
    }

    /** Where the person's next log-in leads. */
    public void settle(Tx tx, UserId user, OrgId org) {
        change(tx, user, u -> new User(u.id(), u.email(), u.name(), org, u.operator(), u.createdAt()));
    }

    /** Lets what hangs on a membership end with it, as the database does. */
    public void whenLeaving(Leaving follower) {
        followers.add(follower);
    }

    /** Ends a membership. */
    public void leave(Tx tx, UserId user, OrgId org) {
        memberships.remove(tx, new Belonging(user, org));
        followers.forEach(follower -> follower.left(tx, user, org));
    }

    /** Who belongs to the organization. */
    public List<Membership> members(Tx tx, OrgId org) {
        return memberships.rows(tx).filter(row -> row.org().equals(org)).toList();
    }

    /** Forgets the person and all their memberships. */
    void remove(Tx tx, UserId user) {
        people.remove(tx, user);
        memberships(tx, user).forEach(membership -> leave(tx, user, membership.org()));
    }

    private void change(Tx tx, UserId user, UnaryOperator<User> change) {
        people.update(tx, user, row -> new Account(change.apply(row.user()), row.passwordHash()));
    }

    /** What becomes of whatever hangs on a membership that ends. */
    public interface Leaving {
        void left(Tx tx, UserId user, OrgId org);
    }

    private record Belonging(UserId user, OrgId org) {}
}
