package app.visant.application.identity;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.org.OrganizationFounding;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.util.Optional;

/** Makes a person with an organization of their own, as part of whatever let them in. */
public final class AccountOpening {
    private final UserRepository users;
    private final OrganizationFounding founding;
    private final EmailVerification verification;
    private final IdGenerator ids;

    @Inject
    public AccountOpening(
            UserRepository users, OrganizationFounding founding, EmailVerification verification, IdGenerator ids) {
        this.users = users;
        this.founding = founding;
        this.verification = verification;
        this.ids = ids;
    }

    /** Empty if the address has an account; the transaction is then to be rolled back. */
    Optional<Opened> open(Tx tx, Email email, String name, String organizationName, String passwordHash) {
        var organization = founding.found(tx, organizationName);
        var user = new User(new UserId(ids.next()), email, name, organization.id(), false, organization.createdAt());
        var owner = new Membership(user.id(), organization.id(), Role.OWNER);
        if (!users.add(tx, user, passwordHash, owner)) {
            return Optional.empty();
        }
        verification.ask(tx, user);
        return Optional.of(new Opened(user, owner));
    }

    /** The new person, owner of the new organization. */
    record Opened(User user, Membership owner) {}
}
