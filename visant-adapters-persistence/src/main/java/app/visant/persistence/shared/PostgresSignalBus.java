package app.visant.persistence.shared;

import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.domain.shared.NodeId;
import app.visant.persistence.Database;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals inside the node by a queue and one thread, to and from other nodes by NOTIFY and LISTEN on connections of
 * their own. A notification is never sent inside a transaction that writes: PostgreSQL commits those one at a time.
 */
public final class PostgresSignalBus implements SignalBus, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignalBus.class);

    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final PendingSignals local = new PendingSignals();
    private final SignalSender sender;
    private final SignalReceiver receiver;

    private PostgresSignalBus(Database database, NodeId node) {
        this.sender = new SignalSender(database, node);
        this.receiver = new SignalReceiver(database, node, local::add);
    }

    /** A bus at work. It starts without the database too, and finds it when it is there. */
    public static PostgresSignalBus open(Database database, NodeId node) {
        var bus = new PostgresSignalBus(database, node);
        start("visant-signals", bus::deliver);
        start("visant-notify", bus.sender);
        start("visant-listen", bus.receiver);
        return bus;
    }

    @Override
    public void publish(Signal signal) {
        local.add(signal);
        sender.add(signal);
    }

    @Override
    public void subscribe(Consumer<Signal> listener) {
        listeners.add(listener);
    }

    /** Ends the threads; what they have not delivered is lost. */
    @Override
    public void close() {
        local.close();
        sender.close();
        receiver.close();
    }

    private void deliver() {
        try {
            for (var signals = local.take(); !signals.isEmpty(); signals = local.take()) {
                signals.forEach(signal -> listeners.forEach(listener -> tell(listener, signal)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Consumer<Signal> listener, Signal signal) {
        try {
            listener.accept(signal);
        } catch (RuntimeException e) {
            LOG.error("a listener failed on {}", signal, e);
        }
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }
}
