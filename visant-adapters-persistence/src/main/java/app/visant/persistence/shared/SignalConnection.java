package app.visant.persistence.shared;

import app.visant.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A connection that one thread works on for as long as it lasts, and that another thread may cut. */
final class SignalConnection {
    static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int NETWORK_TIMEOUT_MILLIS = 15_000;

    private final Database database;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicReference<Optional<Connection>> current = new AtomicReference<>(Optional.empty());

    SignalConnection(Database database) {
        this.database = database;
    }

    /** A new connection in place of any before, after one statement that prepares it. */
    Connection open(String first) throws SQLException {
        drop();
        var connection = database.connectAlone();
        current.set(Optional.of(connection));
        if (closed()) {
            drop();
            throw new SQLException("closing");
        }
        connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
        try (var statement = connection.createStatement()) {
            statement.execute(first);
        }
        return connection;
    }

    /** Waits before the next try. */
    void pause() throws InterruptedException {
        if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
            drop();
        }
    }

    boolean closed() {
        return closing.getCount() == 0;
    }

    void close() {
        closing.countDown();
        drop();
    }

    /** Cuts rather than closes: the thread at work may be blocked in a read that holds the driver's lock. */
    private void drop() {
        current.getAndSet(Optional.empty()).ifPresent(connection -> {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone either way.
            }
        });
    }
}
