package app.visant.application.org.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import java.time.Instant;

/** How much an organization makes of what it has subscribed to; in transactions of the organization. */
public interface UsageReadModel {

    /** What was used since that time. */
    Usage since(Tx tx, OrgId org, Instant since);

    /**
     * So much.
     *
     * @param captures stills taken since then that are still there
     */
    record Usage(long captures) {}
}
