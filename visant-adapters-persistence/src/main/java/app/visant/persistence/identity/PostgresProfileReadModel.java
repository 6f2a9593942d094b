package app.visant.persistence.identity;

import app.visant.application.identity.port.ProfileReadModel;
import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Subscriptions;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** A member's own account, joined from people, memberships, organizations and devices. */
public final class PostgresProfileReadModel implements ProfileReadModel {
    @Inject
    public PostgresProfileReadModel() {}

    @Override
    public Optional<Profile> find(Tx tx, UserId user, OrgId org) {
        var organizations = organizations(tx, user);
        return JdbiTx.handle(tx)
                .createQuery("""
                    select users.id, users.email, users.name, users.org_id, users.operator, users.created_at,
                      users.email_verified_at is not null as verified,
                      o.id as of_id, o.name as of_name, o.device_slots, o.plan, o.trial_end_date, o.timezone, o.language,
                      o.created_at as of_created_at,
                      (select count(*) from devices where devices.org_id = o.id and status = 'active') as devices_used
                    from memberships m join users on users.id = m.user_id join organizations o on o.id = m.org_id
                    where m.user_id = :user and m.org_id = :org
                    """)
                .bind("user", user)
                .bind("org", org)
                .map((row, context) -> new Profile(
                        IdentityRows.user(row),
                        row.getBoolean("verified"),
                        organization(row),
                        row.getInt("devices_used"),
                        organizations))
                .findOne();
    }

    private static List<OrgName> organizations(Tx tx, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select m.org_id, o.name, m.role from memberships m join organizations o on o.id = m.org_id
                    where m.user_id = :user order by m.created_at, m.org_id
                    """)
                .bind("user", user)
                .map((row, context) -> IdentityRows.orgName(row))
                .list();
    }

    private static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                new OrgId(Columns.uuid(row, "of_id")),
                row.getString("of_name"),
                Subscriptions.of(row),
                ZoneId.of(row.getString("timezone")),
                Columns.word(row, "language", Language.class),
                Columns.instant(row, "of_created_at"));
    }
}
