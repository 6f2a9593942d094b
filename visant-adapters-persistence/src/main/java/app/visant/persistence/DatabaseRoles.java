package app.visant.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The two roles under which every transaction runs, made before the first migration. Neither can log in; the user who
 * owns the schema becomes one of them for the length of a transaction.
 */
final class DatabaseRoles {
    static final String APP = "visant_app";
    static final String SYSTEM = "visant_system";

    private static final List<String> ALL = List.of(APP, SYSTEM);
    private static final String DENIED = "42501";
    /** Made by another node at the same moment: duplicate object, or its unique index. */
    private static final Set<String> MADE_MEANWHILE = Set.of("42710", "23505");

    private DatabaseRoles() {}

    /**
     * Makes the roles and lets the connected user become each.
     *
     * @throws DatabaseNotUsableException if the user may not do that; the message holds the SQL for somebody who may
     */
    static void ensure(Connection connection) throws SQLException {
        for (var role : ALL) {
            if (!exists(connection, role)) {
                create(connection, role);
            }
            if (!maySet(connection, role)) {
                attempt(connection, "grant %s to current_user".formatted(role));
            }
            if (!maySet(connection, role)) {
                throw refused(connection);
            }
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (var query = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            query.setString(1, role);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void create(Connection connection, String role) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create role %s nologin".formatted(role));
        } catch (SQLException e) {
            if (DENIED.equals(e.getSQLState())) {
                throw refused(connection);
            }
            if (!MADE_MEANWHILE.contains(e.getSQLState())) {
                throw e;
            }
        }
    }

    /** Tried rather than asked: what membership allows differs between the server's versions. */
    private static boolean maySet(Connection connection, String role) throws SQLException {
        return attempt(connection, "set role %s".formatted(role)) && attempt(connection, "reset role");
    }

    private static boolean attempt(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            if (DENIED.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static DatabaseNotUsableException refused(Connection connection) throws SQLException {
        var user = connection.getMetaData().getUserName();
        var lines = new ArrayList<String>();
        lines.add("The database user \"%s\" may not create the roles that keep organizations apart.".formatted(user));
        lines.add("Let a superuser run this, then start again:");
        for (var role : ALL) {
            if (!exists(connection, role)) {
                lines.add("  create role %s nologin;".formatted(role));
            }
        }
        lines.add("  grant %s to \"%s\";".formatted(String.join(", ", ALL), user.replace("\"", "\"\"")));
        return new DatabaseNotUsableException(String.join("\n", lines));
    }
}
