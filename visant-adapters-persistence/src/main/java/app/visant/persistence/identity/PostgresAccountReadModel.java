package app.visant.persistence.identity;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import app.visant.application.identity.port.AccountReadModel;
import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.User;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import app.visant.persistence.Suspensions;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Accounts in one statement, and where all of them belong in another. */
public final class PostgresAccountReadModel implements AccountReadModel {
    private static final String SELECT = """
            select u.id, u.email, u.name, u.org_id, u.operator, u.created_at, u.email_verified_at, u.suspended_at,
              u.suspension_reason
            from users u
            """;

    @Inject
    public PostgresAccountReadModel() {}

    @Override
    public Page<AccountView> list(Tx tx, Filter filter, Page.Request page) {
        var query = JdbiTx.handle(tx)
                .createQuery("%s where true %s %s %s order by u.created_at desc, u.id desc limit :limit"
                        .formatted(
                                SELECT,
                                filter.text().isEmpty() ? "" : """
                                        and (position(lower(:text) in u.email) > 0
                                          or position(lower(:text) in lower(u.name)) > 0)
                                        """,
                                Suspensions.only("u", filter.suspended()),
                                Pages.after(page, "and", "u.created_at, u.id")));
        filter.text().ifPresent(text -> query.bind("text", text));
        var rows = Pages.bind(query, page).map((row, context) -> found(row)).list();
        var organizations =
                organizations(tx, rows.stream().map(Found::user).map(User::id).toList());
        return Pages.page(
                rows.stream()
                        .map(found -> new Placed<>(
                                found.in(organizations),
                                new Position(
                                        found.user().createdAt(),
                                        found.user().id().value())))
                        .toList(),
                page);
    }

    @Override
    public Optional<AccountView> find(Tx tx, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery(SELECT + "where u.id = :user")
                .bind("user", user)
                .map((row, context) -> found(row))
                .findOne()
                .map(found -> found.in(organizations(tx, List.of(user))));
    }

    private static Map<UserId, List<OrgName>> organizations(Tx tx, List<UserId> users) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select m.user_id, m.org_id, o.name, m.role
                    from memberships m join organizations o on o.id = m.org_id
                    where m.user_id = any(:users) order by m.created_at, m.org_id
                    """)
                .bindArray(
                        "users", UUID.class, users.stream().map(UserId::value).toList())
                .map((row, context) -> Map.entry(new UserId(Columns.uuid(row, "user_id")), IdentityRows.orgName(row)))
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                IdentityRows.user(row), Columns.instantIfAny(row, "email_verified_at"), Suspensions.ifAny(row));
    }

    private record Found(User user, Optional<Instant> verifiedAt, Optional<Suspension> suspension) {
        private AccountView in(Map<UserId, List<OrgName>> organizations) {
            return new AccountView(user, verifiedAt, suspension, organizations.getOrDefault(user.id(), List.of()));
        }
    }
}
