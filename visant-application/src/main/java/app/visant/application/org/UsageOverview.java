package app.visant.application.org;

import app.visant.application.org.port.UsageReadModel;
import app.visant.application.org.port.UsageReadModel.Usage;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.org.Organization;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** What an organization has used up. */
public final class UsageOverview {
    private final TransactionRunner transactions;
    private final UsageReadModel usage;
    private final InstantSource clock;

    @Inject
    public UsageOverview(TransactionRunner transactions, UsageReadModel usage, InstantSource clock) {
        this.transactions = transactions;
        this.usage = usage;
        this.clock = clock;
    }

    /** Since midnight where the organization is. */
    public Usage today(Organization organization) {
        var zone = organization.timezone();
        var midnight =
                clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return transactions.forOrg(organization.id(), tx -> usage.since(tx, organization.id(), midnight));
    }
}
