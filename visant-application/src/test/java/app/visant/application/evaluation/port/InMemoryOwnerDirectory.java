package app.visant.application.evaluation.port;

import app.visant.application.identity.port.InMemoryUserRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import java.util.List;

/** The owners among the people in memory. */
public final class InMemoryOwnerDirectory implements OwnerDirectory {
    private final InMemoryUserRepository users;

    public InMemoryOwnerDirectory(InMemoryUserRepository users) {
        this.users = users;
    }

    @Override
    public List<Owner> owners(Tx tx, OrgId org) {
        return users.members(tx, org).stream()
                .filter(membership -> membership.role() == Role.OWNER)
                .flatMap(membership -> users.find(tx, membership.user()).stream())
                .map(user -> new Owner(user.email().value(), user.name()))
                .toList();
    }
}
