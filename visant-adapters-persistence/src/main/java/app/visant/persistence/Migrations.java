package app.visant.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to this version of the software; several nodes that start at once take turns. */
final class Migrations {
    private static final String LOCATION = "classpath:app/visant/persistence/migration";

    private Migrations() {}

    static void run(DataSource source) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(LOCATION)
                    .placeholderReplacement(false)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseNotUsableException("The database could not be migrated: " + e.getMessage(), e);
        }
    }

    /** How many migrations the schema has seen. */
    static int applied(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("select count(*) from flyway_schema_history where success")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Whether no capture was ever added; asked of the table's size, since its rows are behind row-level security. */
    static boolean withoutCaptures(Connection owner) throws SQLException {
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("select pg_relation_size('captures') = 0")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** The installation's id, given to the database at its first start. */
    static UUID installation(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("set role " + DatabaseRoles.SYSTEM);
            statement.execute("""
                    insert into installation (id) values (gen_random_uuid())
                    on conflict on constraint installation_pk do nothing
                    """);
            try (var rows = statement.executeQuery("select id from installation")) {
                rows.next();
                return rows.getObject(1, UUID.class);
            }
        }
    }
}
