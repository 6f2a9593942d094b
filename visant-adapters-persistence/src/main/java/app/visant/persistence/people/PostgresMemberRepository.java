package app.visant.persistence.people;

import app.visant.application.people.port.MemberRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.people.Member;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Memberships with the people they are of. */
public final class PostgresMemberRepository implements MemberRepository {
    private static final String MEMBERS = """
            select u.id, u.email, u.name, m.role, m.created_at as joined_at
            from memberships m join users u on u.id = m.user_id
            where m.org_id = :org
            """;

    @Inject
    public PostgresMemberRepository() {}

    @Override
    public Page<Member> list(Tx tx, OrgId org, Page.Request page) {
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        %s %s
                        order by m.created_at desc, m.user_id desc limit :limit
                        """.formatted(MEMBERS, Pages.after(page, "and", "m.created_at, m.user_id")))
                .bind("org", org);
        var rows = Pages.bind(query, page)
                .map((row, context) -> member(row))
                .map(member -> new Pages.Placed<>(
                        member, new Position(member.joinedAt(), member.id().value())))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public Optional<Member> find(Tx tx, OrgId org, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery(MEMBERS + "and m.user_id = :user")
                .bind("org", org)
                .bind("user", user)
                .map((row, context) -> member(row))
                .findOne();
    }

    /** The organization is held too: rows that are not there yet cannot be. What merely refers to it is not held up. */
    @Override
    public List<Membership> lock(Tx tx, OrgId org) {
        JdbiTx.handle(tx)
                .createQuery("select id from organizations where id = :org for no key update")
                .bind("org", org)
                .mapTo(UUID.class)
                .findOne();
        return JdbiTx.handle(tx)
                .createQuery("""
                        select user_id, role from memberships where org_id = :org order by created_at, user_id for update
                        """)
                .bind("org", org)
                .map((row, context) -> new Membership(
                        new UserId(Columns.uuid(row, "user_id")), org, Columns.word(row, "role", Role.class)))
                .list();
    }

    @Override
    public boolean add(Tx tx, Membership membership, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                insert into memberships (user_id, org_id, role, created_at)
                                values (:user, :org, :role, :now)
                                on conflict on constraint memberships_pk do nothing
                                """)
                        .bind("user", membership.user())
                        .bind("org", membership.org())
                        .bind("role", membership.role())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public void changeRole(Tx tx, OrgId org, UserId user, Role role) {
        JdbiTx.handle(tx)
                .createUpdate("update memberships set role = :role where org_id = :org and user_id = :user")
                .bind("org", org)
                .bind("user", user)
                .bind("role", role)
                .execute();
    }

    @Override
    public List<SessionId> remove(Tx tx, OrgId org, UserId user, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("delete from memberships where org_id = :org and user_id = :user")
                .bind("org", org)
                .bind("user", user)
                .execute();
        return JdbiTx.handle(tx)
                .createQuery("""
                        update sessions set ended_at = :now
                        where org_id = :org and user_id = :user and ended_at is null
                        returning id
                        """)
                .bind("org", org)
                .bind("user", user)
                .bind("now", now)
                .map((row, context) -> new SessionId(Columns.uuid(row, "id")))
                .list();
    }

    @Override
    public void settle(Tx tx, UserId user, OrgId org) {
        JdbiTx.handle(tx)
                .createUpdate("update users set org_id = :org, updated_at = now() where id = :user")
                .bind("org", org)
                .bind("user", user)
                .execute();
    }

    private static Member member(ResultSet row) throws SQLException {
        return new Member(
                new UserId(Columns.uuid(row, "id")),
                new Email(row.getString("email")),
                row.getString("name"),
                Columns.word(row, "role", Role.class),
                Columns.instant(row, "joined_at"));
    }
}
