package app.visant.application.shared.port;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands every signal to the listeners before {@link #publish} returns, and keeps a record. */
public final class DirectSignalBus implements SignalBus {
    private final List<Consumer<Signal>> listeners = new CopyOnWriteArrayList<>();
    private final List<Signal> published = new CopyOnWriteArrayList<>();
    private final InMemoryTransactions transactions;

    public DirectSignalBus(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void publish(Signal signal) {
        if (transactions.active()) {
            throw new IllegalStateException("signals are published after commit: " + signal);
        }
        published.add(signal);
        listeners.forEach(listener -> listener.accept(signal));
    }

    @Override
    public void subscribe(Consumer<Signal> listener) {
        listeners.add(listener);
    }

    /** All so far, oldest first. */
    public List<Signal> published() {
        return List.copyOf(published);
    }
}
