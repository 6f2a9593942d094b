package app.visant.application.device;

import app.visant.application.device.port.PresenceRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.NodeId;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Says that this node lives, and notices what went silent: other nodes, and devices. Ticks every five seconds. */
public final class PresenceWatch {
    private final TransactionRunner transactions;
    private final PresenceRepository presence;
    private final SignalBus signals;
    private final NodeId node;
    private final InstantSource clock;

    @Inject
    public PresenceWatch(
            TransactionRunner transactions,
            PresenceRepository presence,
            SignalBus signals,
            NodeId node,
            InstantSource clock) {
        this.transactions = transactions;
        this.presence = presence;
        this.signals = signals;
        this.node = node;
        this.clock = clock;
    }

    public void tick() {
        var changed = transactions.system(Purpose.NODE, tx -> {
            var now = clock.instant();
            presence.nodeAlive(tx, node, now);
            return presence.sweep(tx, now);
        });
        changed.forEach(c -> signals.publish(new Signal.PresenceChanged(c.org(), c.device())));
    }

    /** Takes the node's name off the door, so that its devices count as disconnected at once. */
    public void leave() {
        transactions.inSystem(Purpose.NODE, tx -> presence.nodeGone(tx, node, clock.instant()));
    }
}
