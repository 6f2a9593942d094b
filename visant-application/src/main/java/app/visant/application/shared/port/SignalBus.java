package app.visant.application.shared.port;

import java.util.function.Consumer;

/**
 * Wake-ups between the parts of a node, and between nodes. Publishing never blocks and never fails; delivery is at most
 * once to this node at once, to others soon, and not promised: everything also polls, every five seconds at the latest.
 */
public interface SignalBus {

    /** To be called after commit, never inside a transaction. */
    void publish(Signal signal);

    /** The listener runs on a thread of the bus; it must be quick and must not throw. */
    void subscribe(Consumer<Signal> listener);
}
