package app.visant.application.org;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** What an organization says of itself. */
public final class OrganizationSettings {
    private final TransactionRunner transactions;
    private final OrganizationRepository organizations;
    private final Set<RezoningStep> steps;

    @Inject
    public OrganizationSettings(
            TransactionRunner transactions, OrganizationRepository organizations, Set<RezoningStep> steps) {
        this.transactions = transactions;
        this.organizations = organizations;
        this.steps = Set.copyOf(steps);
    }

    public Optional<Organization> of(OrgId org) {
        return transactions.forOrg(org, tx -> organizations.find(tx, org));
    }

    /**
     * Changes the given parts. The time zone is that of all devices and schedules that name none.
     *
     * @throws IllegalArgumentException if the name is not one line of 1 to 120 characters
     */
    public Optional<Organization> change(Principal.Insider actor, Change change) {
        var org = actor.org();
        return transactions.forOrg(
                org,
                tx -> organizations.lock(tx, org).flatMap(before -> {
                    var zone = change.timezone().orElse(before.timezone());
                    organizations.describe(
                            tx,
                            org,
                            Organization.name(change.name().orElse(before.name())),
                            zone,
                            change.language().orElse(before.language()));
                    if (!zone.equals(before.timezone())) {
                        steps.forEach(step -> step.onRezoned(tx, org));
                    }
                    tx.record(AuditEntry.by(actor, AuditAction.ORGANIZATION_CHANGED)
                            .on(org));
                    return organizations.find(tx, org);
                }));
    }

    /** What is to be otherwise; the rest stays. */
    public record Change(Optional<String> name, Optional<ZoneId> timezone, Optional<Language> language) {}
}
