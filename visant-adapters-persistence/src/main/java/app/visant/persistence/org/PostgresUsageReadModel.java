package app.visant.persistence.org;

import app.visant.application.org.port.UsageReadModel;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;

/** Counted over the index by time: a day's stills at most. */
public final class PostgresUsageReadModel implements UsageReadModel {
    @Inject
    public PostgresUsageReadModel() {}

    @Override
    public Usage since(Tx tx, OrgId org, Instant since) {
        return new Usage(JdbiTx.handle(tx)
                .createQuery("select count(*) from captures where org_id = :org and captured_at >= :since")
                .bind("org", org)
                .bind("since", since)
                .mapTo(Long.class)
                .one());
    }
}
