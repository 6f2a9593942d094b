package app.visant.persistence.identity;

import app.visant.application.identity.port.SessionRepository.Holder;
import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;

/** From rows to people and sessions. */
final class IdentityRows {
    private IdentityRows() {}

    static User user(ResultSet row) throws SQLException {
        return new User(
                new UserId(Columns.uuid(row, "id")),
                new Email(row.getString("email")),
                row.getString("name"),
                Columns.org(row),
                row.getBoolean("operator"),
                Columns.instant(row, "created_at"));
    }

    static Membership membership(ResultSet row) throws SQLException {
        return new Membership(
                new UserId(Columns.uuid(row, "user_id")), Columns.org(row), Columns.word(row, "role", Role.class));
    }

    static OrgName orgName(ResultSet row) throws SQLException {
        return new OrgName(Columns.org(row), row.getString("name"), Columns.word(row, "role", Role.class));
    }

    static Holder holder(ResultSet row) throws SQLException {
        var session = session(row);
        return new Holder(
                session,
                session.user(),
                session.org(),
                Columns.word(row, "role", Role.class),
                row.getBoolean("operator"),
                row.getBoolean("suspended"));
    }

    static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(Columns.uuid(row, "id")),
                new UserId(Columns.uuid(row, "user_id")),
                Columns.org(row),
                Columns.word(row, "kind", Session.Kind.class),
                Columns.digest(row, "secret_digest"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "last_used_at"),
                Columns.instant(row, "expires_at"),
                Columns.instantIfAny(row, "ended_at"));
    }
}
