package app.visant.persistence.org;

import app.visant.application.org.port.UsageRepository;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One row for what comes in and one for what becomes of it. In the usual case stills are counted, and the limits kept, by
 * one statement.
 */
public final class PostgresUsageRepository implements UsageRepository {
    @Inject
    public PostgresUsageRepository() {}

    @Override
    public Taking take(Tx tx, OrgId org, Intake intake, Limits limits, Instant now) {
        if (taken(tx, org, intake, limits, now)) {
            return new Taking.Taken();
        }
        // No row, a day that is over, or no room: whichever, another transaction may have changed it by now.
        var found = locked(tx, org);
        var today = now.isBefore(found.endsAt()) ? found : begun(tx, org, now);
        if (taken(tx, org, intake, limits, now)) {
            return new Taking.Taken();
        }
        return limits.allow(Limit.CAPTURES_PER_DAY, today.stills() + intake.stills())
                ? new Taking.StorageFull()
                : new Taking.DayFull(today.endsAt());
    }

    private static boolean taken(Tx tx, OrgId org, Intake intake, Limits limits, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update stills_taken as t set today = today + :stills, bytes = bytes + :size
                                where org_id = :org and day_ends_at > :now and today + :stills <= :perDay
                                  and bytes + :size + coalesce(
                                    (select c.bytes from storage_changes c where c.org_id = t.org_id), 0) <= :storage
                                """)
                        .bind("org", org)
                        .bind("stills", intake.stills())
                        .bind("size", intake.bytes())
                        .bind("now", now)
                        .bind("perDay", number(limits.find(Limit.CAPTURES_PER_DAY)))
                        .bind("storage", number(limits.find(Limit.STORAGE_BYTES)))
                        .execute()
                == 1;
    }

    @Override
    public void giveBack(Tx tx, OrgId org, Intake intake) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update stills_taken set today = today - :stills, bytes = bytes - :size where org_id = :org
                        """)
                .bind("org", org)
                .bind("stills", intake.stills())
                .bind("size", intake.bytes())
                .execute();
    }

    @Override
    public void change(Tx tx, OrgId org, long bytes) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into storage_changes (org_id, bytes) values (:org, :bytes)
                        on conflict on constraint storage_changes_pk
                          do update set bytes = storage_changes.bytes + excluded.bytes
                        """)
                .bind("org", org)
                .bind("bytes", bytes)
                .execute();
    }

    @Override
    public Usage of(Tx tx, OrgId org, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select case when day_ends_at > :now then today else 0 end as today, t.bytes + coalesce(c.bytes, 0) as bytes
                        from stills_taken t left join storage_changes c on c.org_id = t.org_id where t.org_id = :org
                        """)
                .bind("org", org)
                .bind("now", now)
                .map((row, context) -> new Usage(row.getLong("today"), Math.max(0, row.getLong("bytes"))))
                .findOne()
                .orElse(Usage.NOTHING);
    }

    /** The day as it stands; one that is over if nothing ever came. */
    private static Day locked(Tx tx, OrgId org) {
        JdbiTx.handle(tx).createUpdate("""
                        insert into stills_taken (org_id, day_ends_at) values (:org, 'epoch')
                        on conflict on constraint stills_taken_pk do nothing
                        """).bind("org", org).execute();
        return JdbiTx.handle(tx)
                .createQuery("select today, day_ends_at from stills_taken where org_id = :org for no key update")
                .bind("org", org)
                .map((row, context) -> new Day(row.getLong("today"), Columns.instant(row, "day_ends_at")))
                .one();
    }

    private static Day begun(Tx tx, OrgId org, Instant now) {
        var zone = JdbiTx.handle(tx)
                .createQuery("select timezone from organizations where id = :org")
                .bind("org", org)
                .mapTo(String.class)
                .one();
        var end = Usage.endOfDay(now, ZoneId.of(zone));
        JdbiTx.handle(tx)
                .createUpdate("update stills_taken set today = 0, day_ends_at = :end where org_id = :org")
                .bind("org", org)
                .bind("end", end)
                .execute();
        return new Day(0, end);
    }

    private static long number(Optional<Long> limit) {
        return limit.orElse(Long.MAX_VALUE);
    }

    private record Day(long stills, Instant endsAt) {}
}
