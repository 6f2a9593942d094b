package app.visant.persistence.org;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;

/** Organizations, a row each. */
public final class PostgresOrganizationRepository implements OrganizationRepository {
    @Inject
    public PostgresOrganizationRepository() {}

    @Override
    public void add(Tx tx, Organization organization) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into organizations
                          (id, name, device_slots, trial_end_date, timezone, created_at, updated_at)
                        values (:id, :name, :slots, :trialEnd, :timezone, :createdAt, :createdAt)
                        """)
                .bind("id", organization.id())
                .bind("name", organization.name())
                .bind("slots", organization.deviceSlots())
                .bind("trialEnd", organization.trialEnd())
                .bind("timezone", organization.timezone())
                .bind("createdAt", organization.createdAt())
                .execute();
    }

    @Override
    public Optional<Organization> find(Tx tx, OrgId org) {
        return find(tx, org, """
                select id, name, device_slots, trial_end_date, timezone, created_at from organizations where id = :org
                """);
    }

    /** Does not hold up rows that merely refer to the organization, such as captures being added. */
    @Override
    public Optional<Organization> lock(Tx tx, OrgId org) {
        return find(tx, org, """
                select id, name, device_slots, trial_end_date, timezone, created_at from organizations where id = :org
                for no key update
                """);
    }

    private static Optional<Organization> find(Tx tx, OrgId org, String sql) {
        return JdbiTx.handle(tx)
                .createQuery(sql)
                .bind("org", org)
                .map((row, context) -> organization(row))
                .findOne();
    }

    private static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                new OrgId(Columns.uuid(row, "id")),
                row.getString("name"),
                row.getInt("device_slots"),
                Columns.instant(row, "trial_end_date"),
                ZoneId.of(row.getString("timezone")),
                Columns.instant(row, "created_at"));
    }
}
