package app.visant.application.org;

import app.visant.application.org.OrganizationLimits.Standing;
import app.visant.application.org.port.OrganizationReadModel;
import app.visant.application.org.port.OrganizationReadModel.Filter;
import app.visant.application.org.port.OrganizationReadModel.OrganizationView;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import jakarta.inject.Inject;
import java.util.Optional;

/** What organizations there are, for the operator of the platform. */
public final class OrganizationSurvey {
    private final TransactionRunner transactions;
    private final OrganizationReadModel views;
    private final UsageOverview usage;
    private final OrganizationLimits limits;

    @Inject
    public OrganizationSurvey(
            TransactionRunner transactions,
            OrganizationReadModel views,
            UsageOverview usage,
            OrganizationLimits limits) {
        this.transactions = transactions;
        this.views = views;
        this.usage = usage;
        this.limits = limits;
    }

    /** The newest first. */
    public Page<OrganizationView> list(Filter filter, Page.Request page) {
        return transactions.system(Purpose.OPERATOR, tx -> views.list(tx, filter, page));
    }

    /** Empty if there is no such organization. */
    public Optional<Surveyed> find(OrgId org) {
        return transactions
                .system(Purpose.OPERATOR, tx -> views.find(tx, org))
                .flatMap(view -> limits.limits(org)
                        .map(standing -> new Surveyed(view, usage.of(org).used(), standing)));
    }

    /** An organization with what it used and what it may. */
    public record Surveyed(OrganizationView view, Usage used, Standing standing) {}
}
