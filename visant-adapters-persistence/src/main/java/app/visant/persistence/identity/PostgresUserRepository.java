package app.visant.persistence.identity;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.UserId;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Suspensions;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** People and memberships, in tables that only system transactions reach. */
public final class PostgresUserRepository implements UserRepository {
    @Inject
    public PostgresUserRepository() {}

    @Override
    public boolean add(Tx tx, User user, Optional<String> passwordHash, Membership first) {
        var added = JdbiTx.handle(tx)
                .createUpdate("""
                        insert into users (id, email, name, password_hash, org_id, operator, created_at, updated_at)
                        values (:id, :email, :name, :passwordHash, :org, :operator, :createdAt, :createdAt)
                        on conflict on constraint users_email_unique do nothing
                        """)
                .bind("id", user.id())
                .bind("email", user.email())
                .bind("name", user.name())
                .bind("passwordHash", passwordHash)
                .bind("org", user.currentOrg())
                .bind("operator", user.operator())
                .bind("createdAt", user.createdAt())
                .execute();
        if (added == 0) {
            return false;
        }
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into memberships (user_id, org_id, role, created_at) values (:user, :org, :role, :createdAt)
                        """)
                .bind("user", first.user())
                .bind("org", first.org())
                .bind("role", first.role())
                .bind("createdAt", user.createdAt())
                .execute();
        return true;
    }

    @Override
    public Optional<User> find(Tx tx, UserId user) {
        return one(tx, user, "");
    }

    @Override
    public Optional<User> lock(Tx tx, UserId user) {
        return one(tx, user, "for no key update");
    }

    private static Optional<User> one(Tx tx, UserId user, String lock) {
        return JdbiTx.handle(tx)
                .createQuery("select id, email, name, org_id, operator, created_at from users where id = :user " + lock)
                .bind("user", user)
                .map((row, context) -> IdentityRows.user(row))
                .findOne();
    }

    @Override
    public Optional<Account> findByEmail(Tx tx, Email email) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select id, email, name, org_id, operator, created_at, password_hash from users
                        where email = :email
                        """)
                .bind("email", email)
                .map((row, context) ->
                        new Account(IdentityRows.user(row), Optional.ofNullable(row.getString("password_hash"))))
                .findOne();
    }

    @Override
    public List<Membership> memberships(Tx tx, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select user_id, org_id, role from memberships where user_id = :user order by created_at, org_id
                        """)
                .bind("user", user)
                .map((row, context) -> IdentityRows.membership(row))
                .list();
    }

    @Override
    public void rename(Tx tx, UserId user, String name) {
        JdbiTx.handle(tx)
                .createUpdate("update users set name = :name, updated_at = now() where id = :user")
                .bind("user", user)
                .bind("name", name)
                .execute();
    }

    @Override
    public boolean readdress(Tx tx, UserId user, Email email) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                            update users set email = :email, email_verified_at = null, updated_at = now()
                            where id = :user and not exists (select 1 from users other where other.email = :email)
                            """)
                        .bind("user", user)
                        .bind("email", email)
                        .execute()
                == 1;
    }

    @Override
    public void changePassword(Tx tx, UserId user, String passwordHash) {
        JdbiTx.handle(tx)
                .createUpdate("update users set password_hash = :hash, updated_at = now() where id = :user")
                .bind("user", user)
                .bind("hash", passwordHash)
                .execute();
    }

    @Override
    public Optional<Suspension> suspension(Tx tx, UserId user) {
        return Suspensions.find(tx, "users", user.value());
    }

    @Override
    public void suspend(Tx tx, UserId user, Optional<Suspension> suspension) {
        Suspensions.set(tx, "users", user.value(), suspension);
    }

    @Override
    public boolean setOperator(Tx tx, Email email, boolean operator) {
        return JdbiTx.handle(tx)
                        .createUpdate("update users set operator = :operator, updated_at = now() where email = :email")
                        .bind("email", email)
                        .bind("operator", operator)
                        .execute()
                == 1;
    }
}
