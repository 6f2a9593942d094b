package app.visant.persistence.people;

import app.visant.application.people.port.InvitationRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.people.Invitation;
import app.visant.domain.people.Invitation.Fate;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
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

/** Invitations; organizations see and revoke their own, what crosses them goes by the token. */
public final class PostgresInvitationRepository implements InvitationRepository {
    private static final String COLUMNS =
            "id, org_id, email, role, invited_by, created_at, expires_at, accepted_at, revoked_at";

    @Inject
    public PostgresInvitationRepository() {}

    @Override
    public void add(Tx tx, Invitation invitation, Sha256 token) {
        forget(tx, invitation.org(), invitation.createdAt().minus(REMEMBERED));
        JdbiTx.handle(tx)
                .createUpdate("""
                        update invitations set revoked_at = :now
                        where org_id = :org and email = :email and accepted_at is null and revoked_at is null
                        """)
                .bind("org", invitation.org())
                .bind("email", invitation.email())
                .bind("now", invitation.createdAt())
                .execute();
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into invitations
                          (id, org_id, email, role, token_digest, invited_by, created_at, expires_at)
                        values (:id, :org, :email, :role, :token, :inviter, :createdAt, :expiresAt)
                        """)
                .bind("id", invitation.id())
                .bind("org", invitation.org())
                .bind("email", invitation.email())
                .bind("role", invitation.role())
                .bind("token", token)
                .bind("inviter", invitation.inviter())
                .bind("createdAt", invitation.createdAt())
                .bind("expiresAt", invitation.expiresAt())
                .execute();
    }

    @Override
    public Optional<Invitation> findByToken(Tx tx, Sha256 token) {
        return JdbiTx.handle(tx)
                .createQuery("select %s from invitations where token_digest = :token".formatted(COLUMNS))
                .bind("token", token)
                .map((row, context) -> invitation(row))
                .findOne();
    }

    @Override
    public Page<Invitation> waiting(Tx tx, OrgId org, Page.Request page, Instant now) {
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        select %s from invitations
                        where org_id = :org and accepted_at is null and revoked_at is null and expires_at > :now %s
                        order by created_at desc, id desc limit :limit
                        """.formatted(COLUMNS, Pages.after(page, "and", "created_at, id")))
                .bind("org", org)
                .bind("now", now);
        var rows = Pages.bind(query, page)
                .map((row, context) -> invitation(row))
                .map(found -> new Pages.Placed<>(
                        found, new Position(found.createdAt(), found.id().value())))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public boolean revoke(Tx tx, OrgId org, InvitationId invitation, Instant now) {
        return settle(tx, org, invitation, "revoked_at", now);
    }

    @Override
    public void revokeOf(Tx tx, OrgId org, UserId inviter, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update invitations set revoked_at = :now
                        where org_id = :org and invited_by = :inviter and accepted_at is null and revoked_at is null
                        """)
                .bind("org", org)
                .bind("inviter", inviter)
                .bind("now", now)
                .execute();
    }

    @Override
    public List<Invitation> revokeAllOf(Tx tx, UserId inviter, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        update invitations set revoked_at = :now
                        where invited_by = :inviter and accepted_at is null and revoked_at is null
                          and expires_at > :now
                        returning %s
                        """.formatted(COLUMNS))
                .bind("inviter", inviter)
                .bind("now", now)
                .map((row, context) -> invitation(row))
                .list();
    }

    @Override
    public boolean accept(Tx tx, OrgId org, InvitationId invitation, Instant now) {
        return settle(tx, org, invitation, "accepted_at", now);
    }

    /** Notes the end of one that waits. False if none of that id does. */
    private static boolean settle(Tx tx, OrgId org, InvitationId invitation, String column, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update invitations set %s = :now
                                where org_id = :org and id = :id and accepted_at is null and revoked_at is null
                                """.formatted(column))
                        .bind("org", org)
                        .bind("id", invitation)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private static void forget(Tx tx, OrgId org, Instant expiredBefore) {
        JdbiTx.handle(tx)
                .createUpdate("delete from invitations where org_id = :org and expires_at < :before")
                .bind("org", org)
                .bind("before", expiredBefore)
                .execute();
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        var accepted = Columns.instantIfAny(row, "accepted_at");
        var revoked = Columns.instantIfAny(row, "revoked_at");
        return new Invitation(
                new InvitationId(Columns.uuid(row, "id")),
                Columns.org(row),
                new Email(row.getString("email")),
                Columns.word(row, "role", Role.class),
                Optional.ofNullable(row.getObject("invited_by", UUID.class)).map(UserId::new),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                accepted.<Fate>map(Fate.Accepted::new)
                        .or(() -> revoked.map(Fate.Revoked::new))
                        .orElseGet(Fate.Waiting::new));
    }
}
