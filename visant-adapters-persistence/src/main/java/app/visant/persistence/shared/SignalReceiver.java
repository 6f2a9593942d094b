package app.visant.persistence.shared;

import app.visant.application.shared.port.Signal;
import app.visant.domain.shared.NodeId;
import app.visant.persistence.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears other nodes. When the connection was lost, so were signals: the node is told to look for itself. */
final class SignalReceiver implements Runnable {
    static final String CHANNEL = "visant";

    private static final Logger LOG = LoggerFactory.getLogger(SignalReceiver.class);
    private static final String FIRST = "set application_name = 'visant-listen'; listen " + CHANNEL;
    /** How long silence is believed before the connection is tried. */
    private static final int SILENCE_MILLIS = 10_000;

    private final SignalConnection connection;
    private final NodeId node;
    private final Consumer<Signal> heard;
    private boolean interrupted;

    SignalReceiver(Database database, NodeId node, Consumer<Signal> heard) {
        this.connection = new SignalConnection(database);
        this.node = node;
        this.heard = heard;
    }

    void close() {
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

    /** On one connection, until it fails. */
    private void work() throws InterruptedException {
        try {
            var open = connection.open(FIRST);
            if (interrupted) {
                interrupted = false;
                heard.accept(new Signal.Resync());
            }
            while (!connection.closed()) {
                receive(open);
            }
        } catch (SQLException e) {
            if (!connection.closed()) {
                LOG.warn("signals from other nodes are interrupted: {}", e.getMessage());
                interrupted = true;
                connection.pause();
            }
        }
    }

    private void receive(Connection open) throws SQLException {
        var notifications = open.unwrap(PGConnection.class).getNotifications(SILENCE_MILLIS);
        if (notifications == null || notifications.length == 0) {
            probe(open);
            return;
        }
        for (var notification : notifications) {
            SignalText.read(node, notification.getParameter()).forEach(heard);
        }
    }

    private static void probe(Connection open) throws SQLException {
        try (var statement = open.createStatement()) {
            statement.execute("select 1");
        }
    }
}
