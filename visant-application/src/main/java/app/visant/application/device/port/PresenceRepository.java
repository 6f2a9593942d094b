package app.visant.application.device.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which node holds which device's stream, when each was last heard of, and the history of coming and going. Each change
 * of {@link Presence} is kept as an event once, however many nodes notice it.
 */
public interface PresenceRepository {
    Duration NODE_DEAD_AFTER = Duration.ofSeconds(15);

    /** Says that the node lives. System only. */
    void nodeAlive(Tx tx, NodeId node, Instant now);

    /** Takes the node out, and its streams with it. System only. */
    void nodeGone(Tx tx, NodeId node, Instant now);

    /**
     * Makes each the one stream of its device, whichever that had before. Each device is named once. Answers those whose
     * presence changed.
     */
    Set<DeviceId> opened(Tx tx, OrgId org, Collection<DeviceStream> streams, NodeId node, Instant now);

    /** The streams ended; those that are not their device's stream any more change nothing. Answers as {@link #opened}. */
    Set<DeviceId> closed(Tx tx, OrgId org, Collection<DeviceStream> streams, Instant now);

    /**
     * Whether that is the device's one stream, which then stays so until the transaction ends. False too while another
     * transaction is changing it: the answer is not waited for.
     */
    boolean holds(Tx tx, OrgId org, DeviceStream stream);

    /** Something was heard. */
    void heard(Tx tx, OrgId org, DeviceId device, Instant now);

    /** Something was heard, with news of the device; parts that the heartbeat leaves out keep their value. */
    void heartbeat(Tx tx, OrgId org, DeviceId device, Heartbeat heartbeat, Instant now);

    /** Whether a schedule should reach out to it: connected, or heard of within five minutes. */
    Presence presence(Tx tx, OrgId org, DeviceId device, Instant now);

    /**
     * Brings the recorded presence of devices up to what is true now: streams of dead nodes, silence of five minutes.
     * Answers those that changed. System only.
     */
    List<Changed> sweep(Tx tx, Instant now);

    /** What the node's streams must know: one row per given device that the transaction can see. */
    List<StreamState> streams(Tx tx, Collection<DeviceId> devices);

    /** Presence history, newest first. */
    List<Event> events(Tx tx, OrgId org, DeviceId device, int limit);

    /** A stream and whose it is. */
    record DeviceStream(DeviceId device, StreamId id) {}

    record Changed(OrgId org, DeviceId device, Presence presence) {}

    /**
     * How a device's stream stands.
     *
     * @param current the device's one stream, if it has any
     * @param active whether the device is active still
     * @param suspended whether its organization is
     * @param revision as counted by {@link DeviceRepository}
     * @param lastHeard when the device was last heard of, opening a stream included
     */
    record StreamState(
            DeviceId device,
            Optional<StreamId> current,
            boolean active,
            boolean suspended,
            long revision,
            boolean commandsWaiting,
            Optional<Instant> lastHeard) {}

    record Event(Presence presence, Instant at) {}
}
