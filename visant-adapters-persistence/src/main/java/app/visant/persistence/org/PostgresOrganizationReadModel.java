package app.visant.persistence.org;

import app.visant.application.org.port.OrganizationReadModel;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import app.visant.persistence.Suspensions;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Organizations with what belongs to them counted, in one statement. */
public final class PostgresOrganizationReadModel implements OrganizationReadModel {
    private static final String SELECT = """
            select o.id, o.name, o.device_slots, o.plan, o.trial_end_date, o.timezone, o.language, o.created_at,
              o.suspended_at, o.suspension_reason, o.closed_at,
              array(select u.email from memberships m join users u on u.id = m.user_id
                where m.org_id = o.id and m.role = 'owner' order by u.email) as owners,
              (select count(*) from memberships m where m.org_id = o.id) as members,
              (select count(*) from devices d where d.org_id = o.id and d.status = 'active') as devices_used
            from organizations o
            """;

    @Inject
    public PostgresOrganizationReadModel() {}

    @Override
    public Page<OrganizationView> list(Tx tx, Filter filter, Page.Request page) {
        var query = JdbiTx.handle(tx)
                .createQuery("%s where true %s %s %s order by o.created_at desc, o.id desc limit :limit"
                        .formatted(
                                SELECT,
                                filter.text().isEmpty() ? "" : """
                                        and (position(lower(:text) in lower(o.name)) > 0 or o.id in (
                                          select m.org_id from memberships m join users u on u.id = m.user_id
                                          where m.role = 'owner' and position(lower(:text) in u.email) > 0))
                                        """,
                                Suspensions.only("o", filter.suspended()),
                                Pages.after(page, "and", "o.created_at, o.id")));
        filter.text().ifPresent(text -> query.bind("text", text));
        var rows = Pages.bind(query, page)
                .map((row, context) -> view(row))
                .map(view -> new Placed<>(
                        view,
                        new Position(
                                view.organization().createdAt(),
                                view.organization().id().value())))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public Optional<OrganizationView> find(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery(SELECT + "where o.id = :org")
                .bind("org", org)
                .map((row, context) -> view(row))
                .findOne();
    }

    private static OrganizationView view(ResultSet row) throws SQLException {
        return new OrganizationView(
                PostgresOrganizationRepository.organization(row),
                Suspensions.ifAny(row),
                Columns.instantIfAny(row, "closed_at"),
                owners(row),
                row.getInt("members"),
                row.getInt("devices_used"));
    }

    private static List<Email> owners(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("owners").getArray())
                .map(Email::new)
                .toList();
    }
}
