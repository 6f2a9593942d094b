package app.visant.application.org.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.OrgId;
import java.time.Instant;

/** What organizations have used, counted by the transactions that use it; in transactions of the organization. */
public interface UsageRepository {

    /**
     * Counts stills, if there is room for all of them. The count is held until the transaction ends, so that stills are
     * counted one transaction after the other. A day that has ended begins anew; it ends at midnight where the
     * organization is then.
     */
    Taking take(Tx tx, OrgId org, Intake intake, Limits limits, Instant now);

    /** Takes back what this transaction counted. */
    void giveBack(Tx tx, OrgId org, Intake intake);

    /** Counts bytes that came, or with less than 0 went, later; holds up no {@link #take}. */
    void change(Tx tx, OrgId org, long bytes);

    Usage of(Tx tx, OrgId org, Instant now);

    /** Stills that come in together. */
    record Intake(int stills, long bytes) {}

    /** Whether they were counted. */
    sealed interface Taking {
        record Taken() implements Taking {}

        /** Today's are used up, until then. */
        record DayFull(Instant until) implements Taking {}

        record StorageFull() implements Taking {}
    }
}
