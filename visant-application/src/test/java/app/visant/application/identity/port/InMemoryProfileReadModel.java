package app.visant.application.identity.port;

import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.UserId;
import java.util.Optional;

/** Profiles over the other tables. */
public final class InMemoryProfileReadModel implements ProfileReadModel {
    private final InMemoryUserRepository users;
    private final OrganizationRepository organizations;
    private final SlotsInUse slots;

    public InMemoryProfileReadModel(
            InMemoryUserRepository users, OrganizationRepository organizations, SlotsInUse slots) {
        this.users = users;
        this.organizations = organizations;
        this.slots = slots;
    }

    @Override
    public Optional<Profile> find(Tx tx, UserId user, OrgId org) {
        return users.find(tx, user)
                .flatMap(person -> organizations
                        .find(tx, org)
                        .map(organization -> new Profile(
                                person,
                                users.proofs().find(tx, user).isPresent(),
                                organization,
                                slots.of(tx, org),
                                users.memberships(tx, user).stream()
                                        .map(membership -> named(tx, membership))
                                        .toList())));
    }

    private OrgName named(Tx tx, Membership membership) {
        var organization = organizations.find(tx, membership.org()).orElseThrow();
        return new OrgName(organization.id(), organization.name(), membership.role());
    }

    /** Devices are of a context further down, and are counted from there. */
    public interface SlotsInUse {
        int of(Tx tx, OrgId org);
    }
}
