package app.visant.application.identity.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.util.List;
import java.util.Optional;

/** People, their password hashes and memberships; in system transactions only. */
public interface UserRepository {

    /**
     * Adds the person with a first membership. False, and nothing changed, if the address has an account.
     *
     * @param passwordHash empty if the password is kept elsewhere
     */
    boolean add(Tx tx, User user, Optional<String> passwordHash, Membership first);

    Optional<User> find(Tx tx, UserId user);

    /** As {@link #find}, held until the transaction ends. */
    Optional<User> lock(Tx tx, UserId user);

    Optional<Account> findByEmail(Tx tx, Email email);

    /** Where the person belongs, the oldest membership first. */
    List<Membership> memberships(Tx tx, UserId user);

    void rename(Tx tx, UserId user, String name);

    /** Gives the person another address, which nobody has proven yet. False, and nothing changed, if it has an account. */
    boolean readdress(Tx tx, UserId user, Email email);

    void changePassword(Tx tx, UserId user, String passwordHash);

    /** Makes the person an operator of the platform, or no longer. False if there is no such address. */
    boolean setOperator(Tx tx, Email email, boolean operator);

    /** That the account is suspended, if it is. */
    Optional<Suspension> suspension(Tx tx, UserId user);

    /** Suspends the account, in place of any suspension before, or lets it go on. */
    void suspend(Tx tx, UserId user, Optional<Suspension> suspension);

    /** A person with the password hash, unless the password is kept elsewhere. */
    record Account(User user, Optional<String> passwordHash) {
        @Override
        public String toString() {
            return "Account[" + user.id() + "]";
        }
    }

    /** An organization that a person can choose. */
    record OrgName(OrgId id, String name, Role role) {}
}
