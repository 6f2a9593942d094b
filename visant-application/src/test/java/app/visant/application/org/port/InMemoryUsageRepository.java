package app.visant.application.org.port;

import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.OrgId;
import java.time.Instant;

/** Counts in a table. */
public final class InMemoryUsageRepository implements UsageRepository {
    private final InMemoryTable<OrgId, Row> rows;
    private final OrganizationRepository organizations;

    public InMemoryUsageRepository(InMemoryTransactions transactions, OrganizationRepository organizations) {
        this.rows = InMemoryTable.ofOrgs(transactions, Row::org);
        this.organizations = organizations;
    }

    @Override
    public Taking take(Tx tx, OrgId org, Intake intake, Limits limits, Instant now) {
        var before = today(tx, org, now);
        if (!limits.allow(Limit.CAPTURES_PER_DAY, before.today() + intake.stills())) {
            return new Taking.DayFull(before.dayEndsAt());
        }
        if (!limits.allow(Limit.STORAGE_BYTES, before.bytes() + intake.bytes())) {
            return new Taking.StorageFull();
        }
        rows.put(tx, org, before.plus(intake.stills(), intake.bytes()));
        return new Taking.Taken();
    }

    @Override
    public void giveBack(Tx tx, OrgId org, Intake intake) {
        rows.update(tx, org, row -> row.plus(-intake.stills(), -intake.bytes()));
    }

    @Override
    public void change(Tx tx, OrgId org, long bytes) {
        rows.put(tx, org, row(tx, org).plus(0, bytes));
    }

    @Override
    public Usage of(Tx tx, OrgId org, Instant now) {
        return rows.find(tx, org)
                .map(row -> new Usage(now.isBefore(row.dayEndsAt()) ? row.today() : 0, Math.max(0, row.bytes())))
                .orElse(Usage.NOTHING);
    }

    /** What all organizations keep, in bytes. */
    public long all(Tx tx) {
        return Math.max(0, rows.rows(tx).mapToLong(Row::bytes).sum());
    }

    private Row today(Tx tx, OrgId org, Instant now) {
        var row = row(tx, org);
        if (now.isBefore(row.dayEndsAt())) {
            return row;
        }
        var zone = organizations.find(tx, org).orElseThrow().timezone();
        return new Row(org, row.bytes(), 0, Usage.endOfDay(now, zone));
    }

    private Row row(Tx tx, OrgId org) {
        return rows.find(tx, org).orElseGet(() -> new Row(org, 0, 0, Instant.EPOCH));
    }

    private record Row(OrgId org, long bytes, long today, Instant dayEndsAt) {
        Row plus(long stills, long more) {
            return new Row(org, bytes + more, today + stills, dayEndsAt);
        }
    }
}
