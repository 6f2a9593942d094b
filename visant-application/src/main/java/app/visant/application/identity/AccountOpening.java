package app.visant.application.identity;

import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.identity.port.UserRepository;
import app.visant.application.org.OrganizationFounding;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Subject;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.util.Optional;

/** Makes a person with an organization of their own, as part of whatever let them in. */
public final class AccountOpening {
    private final UserRepository users;
    private final SubjectRepository subjects;
    private final OrganizationFounding founding;
    private final EmailVerification verification;
    private final IdGenerator ids;

    @Inject
    public AccountOpening(
            UserRepository users,
            SubjectRepository subjects,
            OrganizationFounding founding,
            EmailVerification verification,
            IdGenerator ids) {
        this.users = users;
        this.subjects = subjects;
        this.founding = founding;
        this.verification = verification;
        this.ids = ids;
    }

    boolean taken(Tx tx, Email email) {
        return users.findByEmail(tx, email).isPresent();
    }

    /** Empty if the address, or the subject, has an account; the transaction is then to be rolled back. */
    Optional<Opened> open(Tx tx, Newcomer newcomer) {
        var organization = founding.found(tx, newcomer.organizationName);
        var user = new User(
                new UserId(ids.next()),
                newcomer.email,
                newcomer.name,
                organization.id(),
                false,
                organization.createdAt());
        var owner = new Membership(user.id(), organization.id(), Role.OWNER);
        var added = switch (newcomer.credential) {
            case Credential.Hashed(String hash) -> users.add(tx, user, Optional.of(hash), owner);
            case Credential.Linked(Subject subject) ->
                users.add(tx, user, Optional.empty(), owner) && subjects.link(tx, user.id(), subject, user.createdAt());
        };
        if (!added) {
            return Optional.empty();
        }
        if (newcomer.credential instanceof Credential.Hashed) {
            verification.ask(tx, user);
        }
        return Optional.of(new Opened(user, owner));
    }

    /** Somebody who gets an account. */
    record Newcomer(Email email, String name, String organizationName, Credential credential) {}

    /** How the person is known again. */
    sealed interface Credential {
        /** By a password, which is kept here. */
        record Hashed(String passwordHash) implements Credential {
            @Override
            public String toString() {
                return "Hashed";
            }
        }

        /** By an identity provider elsewhere, whose business proofs of the address are too. */
        record Linked(Subject subject) implements Credential {}
    }

    /** The new person, owner of the new organization. */
    record Opened(User user, Membership owner) {}
}
