package app.visant.persistence;

import app.visant.domain.org.Suspension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** That an organization or an account is suspended, in two columns of its row. */
public final class Suspensions {
    private Suspensions() {}

    /** From {@code suspended_at}, which is not null, and {@code suspension_reason}. */
    public static Suspension of(ResultSet row) throws SQLException {
        return new Suspension(Columns.instant(row, "suspended_at"), row.getString("suspension_reason"));
    }

    public static Optional<Suspension> ifAny(ResultSet row) throws SQLException {
        return row.getObject("suspended_at") == null ? Optional.empty() : Optional.of(of(row));
    }
}
