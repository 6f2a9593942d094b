package app.visant.application.health.port;

import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What all organizations together make the installation do and keep: sums, and nothing of anybody. System only. */
public interface InstallationReadModel {

    /** The nodes that live, the one that started first before the others. */
    List<LiveNode> nodes(Tx tx, Instant now);

    /** Work that is not done, by its kind; nothing of a kind of which there is none. */
    List<Work> work(Tx tx, Instant now);

    Volumes volumes(Tx tx);

    /**
     * A process of the server.
     *
     * @param deviceStreams how many devices are connected to it
     * @param memberStreams how many browsers and programs follow what happens
     */
    record LiveNode(NodeId id, Instant startedAt, Instant lastSeen, long deviceStreams, long memberStreams) {}

    /**
     * Jobs of a kind.
     *
     * @param waiting which nobody has taken, or not in time
     * @param running which a node has taken
     * @param tried of those that wait, which were tried in vain, or put off
     * @param oldestDue since when the one is due that waits longest; empty if none is due
     */
    record Work(JobKind kind, long waiting, long running, long tried, Optional<Instant> oldestDue) {}

    /**
     * How much is kept, in bytes.
     *
     * @param stills as organizations are charged with it: stills and their thumbnails
     * @param database all of it, with its indexes
     */
    record Volumes(long stills, long database) {}
}
