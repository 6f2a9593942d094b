package app.visant.application.org.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What was set for single organizations in place of what the installation has. A value of 0 lifts a limit. */
public interface LimitRepository {

    /** All that is set for the organization. */
    Map<Limit, Long> of(Tx tx, OrgId org);

    /** Sets those; an empty value goes back to what the installation has. System only. */
    void set(Tx tx, OrgId org, Map<Limit, Optional<Long>> change, Instant now);

    /** All that is set for those organizations for which something was set at or after that time. System only. */
    Map<OrgId, Map<Limit, Long>> changedSince(Tx tx, Instant since);
}
