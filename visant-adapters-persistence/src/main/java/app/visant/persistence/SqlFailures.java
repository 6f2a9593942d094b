package app.visant.persistence;

import app.visant.application.shared.port.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/** Tells failures that pass, of which the same request may succeed later, from faults. */
final class SqlFailures {
    /** Connection lost or refused; resources exhausted; operator intervention such as shutdown, start-up or time-out. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57");
    /** Serialization failure, deadlock, lock not available, idle in transaction for too long, read-only after fail-over. */
    private static final Set<String> PASSING_STATES = Set.of("40001", "40P01", "55P03", "25P03", "25006");

    private static final String STARTING_UP = "57P03";

    private SqlFailures() {}

    /** What is to be thrown in place of the library's exception. */
    static RuntimeException translated(JdbiException failure) {
        return sqlCause(failure).filter(SqlFailures::passes).isPresent()
                ? new StorageUnavailableException("the database cannot answer now", failure)
                : failure;
    }

    /** Whether the server is not there, or not yet. */
    static boolean unreachable(SQLException failure) {
        var state = state(failure);
        return state.startsWith("08") || state.equals(STARTING_UP);
    }

    private static boolean passes(SQLException failure) {
        var state = state(failure);
        return failure instanceof SQLTransientConnectionException
                || (state.length() >= 2 && PASSING_CLASSES.contains(state.substring(0, 2)))
                || PASSING_STATES.contains(state);
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        return Stream.iterate(failure, f -> f != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static String state(SQLException failure) {
        return Optional.ofNullable(failure.getSQLState()).orElse("");
    }
}
