package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Budget;
import app.visant.domain.evaluation.Spending;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each organization's agents cost, and what they may cost. Counts are exact: they are part of the transaction that
 * commits what they were spent on, and transactions of one organization that add to a month come one after the other.
 */
public interface SpendingRepository {
    /** Empty for an organization that set none. */
    Optional<Budget> budget(Tx tx, OrgId org);

    /** Empty takes it away. */
    void setBudget(Tx tx, OrgId org, Optional<Budget> budget, Instant now);

    /** What the month came to so far. */
    Spending total(Tx tx, OrgId org, YearMonth month);

    /** Adds what a still of the device cost, by agent, and answers where the month stands; it is held until the end of the transaction. */
    Standing add(Tx tx, OrgId org, YearMonth month, DeviceId device, Map<String, Spending> byAgent);

    /** As {@link #add}, with nothing added. */
    Standing hold(Tx tx, OrgId org, YearMonth month);

    /** Notes how much of the month's budget its owners know to be used. */
    void told(Tx tx, OrgId org, YearMonth month, int percent);

    /** The month by device and agent, in that order. */
    List<Line> lines(Tx tx, OrgId org, YearMonth month);

    /**
     * Where a month stands.
     *
     * @param told how much of the budget its owners know to be used: 0, 80 or 100 percent
     */
    record Standing(Spending total, int told) {}

    /** What one agent cost for one device. */
    record Line(DeviceId device, String agent, Spending spending) {}
}
