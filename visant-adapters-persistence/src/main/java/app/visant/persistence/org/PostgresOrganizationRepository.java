package app.visant.persistence.org;

import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Subscription;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Subscriptions;
import app.visant.persistence.Suspensions;
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
                          (id, name, device_slots, plan, trial_end_date, timezone, language, created_at, updated_at)
                        values (:id, :name, :slots, :plan, :end, :timezone, :language, :createdAt, :createdAt)
                        """)
                .bind("id", organization.id())
                .bind("name", organization.name())
                .bind("slots", organization.subscription().slots())
                .bind("plan", Subscriptions.plan(organization.subscription()))
                .bind("end", organization.subscription().end())
                .bind("timezone", organization.timezone())
                .bind("language", organization.language())
                .bind("createdAt", organization.createdAt())
                .execute();
    }

    @Override
    public Optional<Organization> find(Tx tx, OrgId org) {
        return find(tx, org, """
                select id, name, device_slots, plan, trial_end_date, timezone, language, created_at from organizations
                where id = :org
                """);
    }

    /** Does not hold up rows that merely refer to the organization, such as captures being added. */
    @Override
    public Optional<Organization> lock(Tx tx, OrgId org) {
        return find(tx, org, """
                select id, name, device_slots, plan, trial_end_date, timezone, language, created_at from organizations
                where id = :org
                for no key update
                """);
    }

    @Override
    public void subscribe(Tx tx, OrgId org, Subscription.Agreed subscription) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update organizations set device_slots = :slots, plan = :plan, trial_end_date = :end, updated_at = now()
                        where id = :org
                        """)
                .bind("org", org)
                .bind("slots", subscription.slots())
                .bind("plan", Subscriptions.plan(subscription))
                .bind("end", subscription.end())
                .execute();
    }

    @Override
    public Optional<Suspension> suspension(Tx tx, OrgId org) {
        return Suspensions.find(tx, "organizations", org.value());
    }

    @Override
    public void suspend(Tx tx, OrgId org, Optional<Suspension> suspension) {
        Suspensions.set(tx, "organizations", org.value(), suspension);
    }

    @Override
    public void describe(Tx tx, OrgId org, String name, ZoneId timezone, Language language) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update organizations set name = :name, timezone = :timezone, language = :language, updated_at = now()
                        where id = :org
                        """)
                .bind("org", org)
                .bind("name", name)
                .bind("timezone", timezone)
                .bind("language", language)
                .execute();
    }

    private static Optional<Organization> find(Tx tx, OrgId org, String sql) {
        return JdbiTx.handle(tx)
                .createQuery(sql)
                .bind("org", org)
                .map((row, context) -> organization(row))
                .findOne();
    }

    static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                new OrgId(Columns.uuid(row, "id")),
                row.getString("name"),
                Subscriptions.of(row),
                ZoneId.of(row.getString("timezone")),
                Columns.word(row, "language", Language.class),
                Columns.instant(row, "created_at"));
    }
}
