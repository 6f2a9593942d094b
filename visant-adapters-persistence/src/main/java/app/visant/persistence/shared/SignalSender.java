package app.visant.persistence.shared;

import app.visant.application.shared.port.Signal;
import app.visant.domain.shared.NodeId;
import app.visant.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells other nodes. What gathers while one notification is on its way, or shortly after, goes into the next. */
final class SignalSender implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SignalSender.class);
    private static final long GATHERING_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /** Losing a notification in a crash does no harm, so its commit need not wait for the disk. */
    private static final String FIRST = "set synchronous_commit = off; set application_name = 'visant-notify'";

    private final PendingSignals pending = new PendingSignals();
    private final SignalConnection connection;
    private final NodeId node;

    SignalSender(Database database, NodeId node) {
        this.connection = new SignalConnection(database);
        this.node = node;
    }

    void add(Signal signal) {
        pending.add(signal);
    }

    void close() {
        pending.close();
        connection.close();
    }

    @Override
    public void run() {
        try {
            while (!connection.closed()) {
                work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** On one connection, until it fails. Whatever was not sent by then is made up by one signal that says so. */
    private void work() throws InterruptedException {
        try {
            var open = connection.open(FIRST);
            for (var signals = pending.take(); !signals.isEmpty(); signals = pending.take()) {
                send(open, signals);
                LockSupport.parkNanos(GATHERING_NANOS);
            }
        } catch (SQLException e) {
            if (!connection.closed()) {
                LOG.warn("signals to other nodes are interrupted: {}", e.getMessage());
                pending.add(new Signal.Resync());
                connection.pause();
            }
        }
    }

    private void send(Connection open, List<Signal> signals) throws SQLException {
        try (var notify = open.prepareStatement("select pg_notify('%s', ?)".formatted(SignalReceiver.CHANNEL))) {
            for (var text : SignalText.write(node, signals)) {
                notify.setString(1, text);
                notify.execute();
            }
        }
    }
}
