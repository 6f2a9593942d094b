package app.visant.application.org.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How many streams each node holds open for whom; in system transactions only. */
public interface StreamCounts {
    /** A node that said nothing for so long is taken for dead. */
    Duration NODE_DEAD_AFTER = Duration.ofSeconds(15);

    /** What the keys begin with that stand for all streams of an organization. */
    String OF_AN_ORGANIZATION = "org:";

    /**
     * Says how many this node holds now, by whose they are.
     *
     * @return how many the other nodes hold that live, for each of those
     */
    Map<String, Long> tell(Tx tx, NodeId node, Map<String, Integer> own, Instant now);

    /** Drops what nodes said that do not live any more. */
    void forgetDead(Tx tx, NodeId node, Instant now);
}
