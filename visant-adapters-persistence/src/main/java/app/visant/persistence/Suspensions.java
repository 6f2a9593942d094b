package app.visant.persistence;

import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Suspension;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** That an organization or an account is suspended, in two columns of its row. */
public final class Suspensions {
    private Suspensions() {}

    /** What stands in the row with that id of a table that has the two columns. */
    public static Optional<Suspension> find(Tx tx, String table, UUID id) {
        return JdbiTx.handle(tx)
                .createQuery("select suspended_at, suspension_reason from " + table
                        + " where id = :id and suspended_at is not null")
                .bind("id", id)
                .map((row, context) -> of(row))
                .findOne();
    }

    /** Suspends it, in place of any suspension before, or lets it go on. */
    public static void set(Tx tx, String table, UUID id, Optional<Suspension> suspension) {
        JdbiTx.handle(tx)
                .createUpdate("update " + table
                        + " set suspended_at = :since, suspension_reason = :reason, updated_at = now() where id = :id")
                .bind("id", id)
                .bind("since", suspension.map(Suspension::since))
                .bind("reason", suspension.map(Suspension::reason))
                .execute();
    }

    /** A condition in words that its index has, too; empty if it does not matter. */
    public static String only(String table, Optional<Boolean> suspended) {
        return suspended
                .map(wanted -> "and %s.suspended_at is %s null".formatted(table, wanted ? "not" : ""))
                .orElse("");
    }

    /** From {@code suspended_at}, which is not null, and {@code suspension_reason}. */
    private static Suspension of(ResultSet row) throws SQLException {
        return new Suspension(Columns.instant(row, "suspended_at"), row.getString("suspension_reason"));
    }

    public static Optional<Suspension> ifAny(ResultSet row) throws SQLException {
        return row.getObject("suspended_at") == null ? Optional.empty() : Optional.of(of(row));
    }
}
