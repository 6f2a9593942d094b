package app.visant.application.org;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;

/** Makes organizations, with all that each starts with. */
public final class OrganizationFounding {
    private final OrganizationRepository organizations;
    private final Set<FoundingStep> steps;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public OrganizationFounding(
            OrganizationRepository organizations, Set<FoundingStep> steps, IdGenerator ids, InstantSource clock) {
        this.organizations = organizations;
        this.steps = Set.copyOf(steps);
        this.ids = ids;
        this.clock = clock;
    }

    /** Founds it as part of the caller's transaction. */
    public Organization found(Tx tx, String name) {
        var organization = Organization.founded(new OrgId(ids.next()), name, clock.instant());
        organizations.add(tx, organization);
        steps.forEach(step -> step.onFounded(tx, organization));
        return organization;
    }
}
