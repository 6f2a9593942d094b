package app.visant.persistence;

import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens transactions as one of the two roles that row-level security knows. Role and organization last as long as the
 * transaction, so that a connection goes back to the pool as it came. What passes by itself is thrown as
 * {@link app.visant.application.shared.port.StorageUnavailableException}.
 */
public final class JdbiTransactions implements TransactionRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JdbiTransactions.class);
    /** One round trip, which the driver sends together with {@code BEGIN}. */
    private static final String ENTER = "select set_config('role', ?, true), set_config('visant.org', ?, true)";

    private final Jdbi jdbi;
    private final JdbiTx.Stamp stamp;

    @Inject
    public JdbiTransactions(Database database, IdGenerator ids, InstantSource clock) {
        this.jdbi = database.jdbi();
        this.stamp = new JdbiTx.Stamp(ids, clock);
    }

    @Override
    public <T> T forOrg(OrgId org, Function<Tx, T> work) {
        return run(DatabaseRoles.APP, org.toString(), work);
    }

    @Override
    public <T> T system(Purpose purpose, Function<Tx, T> work) {
        return run(DatabaseRoles.SYSTEM, "", work);
    }

    private <T> T run(String role, String org, Function<Tx, T> work) {
        List<Runnable> after;
        T result;
        try (var handle = jdbi.open()) {
            handle.begin();
            var tx = new JdbiTx(handle, stamp);
            try {
                enter(handle, role, org);
                result = work.apply(tx);
            } catch (Throwable failure) {
                tx.end();
                rollback(handle, failure);
                throw failure;
            }
            after = tx.end();
            handle.commit();
        } catch (JdbiException failure) {
            throw SqlFailures.translated(failure);
        }
        after.forEach(JdbiTransactions::follow);
        return result;
    }

    private static void enter(Handle handle, String role, String org) {
        try (var statement = handle.getConnection().prepareStatement(ENTER)) {
            statement.setString(1, role);
            statement.setString(2, org);
            statement.execute();
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    private static void rollback(Handle handle, Throwable failure) {
        try {
            handle.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** The transaction stands whatever happens now, so a failure must not look as if it did not. */
    private static void follow(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("an action after a commit failed", e);
        }
    }
}
