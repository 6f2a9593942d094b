package app.visant.persistence.identity;

import app.visant.application.identity.port.AccountRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.AccountLink;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Mailed links, proven addresses, and the end of accounts. */
public final class PostgresAccountRepository implements AccountRepository {
    @Inject
    public PostgresAccountRepository() {}

    @Override
    public void putLink(Tx tx, AccountLink link) {
        JdbiTx.handle(tx)
                .createUpdate("""
                    with replaced as (delete from account_links where user_id = :user and purpose = :purpose)
                    insert into account_links (digest, user_id, purpose, email, expires_at)
                    values (:digest, :user, :purpose, :email, :expiresAt)
                    """)
                .bind("digest", link.digest())
                .bind("user", link.user())
                .bind("purpose", link.purpose())
                .bind("email", link.email())
                .bind("expiresAt", link.expiresAt())
                .execute();
    }

    @Override
    public Optional<AccountLink> takeLink(Tx tx, Sha256 digest, AccountLink.Purpose purpose) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    delete from account_links where digest = :digest and purpose = :purpose
                    returning digest, user_id, purpose, email, expires_at
                    """)
                .bind("digest", digest)
                .bind("purpose", purpose)
                .map((row, context) -> link(row))
                .findOne();
    }

    @Override
    public boolean verify(Tx tx, UserId user, Email email, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                            update users set email_verified_at = coalesce(email_verified_at, :now)
                            where id = :user and email = :email
                            """)
                        .bind("user", user)
                        .bind("email", email)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Instant> verifiedAt(Tx tx, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select email_verified_at from users where id = :user and email_verified_at is not null
                    """)
                .bind("user", user)
                .map((row, context) -> Columns.instant(row, "email_verified_at"))
                .findOne();
    }

    @Override
    public List<Membership> lockMembers(Tx tx, OrgId org) {
        JdbiTx.handle(tx)
                .createQuery("select id from organizations where id = :org for update")
                .bind("org", org)
                .mapTo(UUID.class)
                .findOne();
        return JdbiTx.handle(tx)
                .createQuery("""
                    select user_id, org_id, role from memberships where org_id = :org
                    order by created_at, user_id for update
                    """)
                .bind("org", org)
                .map((row, context) -> IdentityRows.membership(row))
                .list();
    }

    @Override
    public void close(Tx tx, OrgId org, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("update organizations set closed_at = :now where id = :org and closed_at is null")
                .bind("org", org)
                .bind("now", now)
                .execute();
    }

    @Override
    public void delete(Tx tx, UserId user) {
        JdbiTx.handle(tx)
                .createUpdate("delete from users where id = :user")
                .bind("user", user)
                .execute();
    }

    private static AccountLink link(ResultSet row) throws SQLException {
        return new AccountLink(
                Columns.digest(row, "digest"),
                new UserId(Columns.uuid(row, "user_id")),
                Columns.word(row, "purpose", AccountLink.Purpose.class),
                new Email(row.getString("email")),
                Columns.instant(row, "expires_at"));
    }
}
