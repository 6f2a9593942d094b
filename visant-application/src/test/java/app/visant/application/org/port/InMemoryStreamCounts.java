package app.visant.application.org.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.NodeId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts in a table; who lives is known elsewhere. */
public final class InMemoryStreamCounts implements StreamCounts {
    private final InMemoryTable<Key, Row> rows;
    private final Nodes nodes;

    public InMemoryStreamCounts(InMemoryTransactions transactions, Nodes nodes) {
        this.rows = InMemoryTable.ofSystem(transactions);
        this.nodes = nodes;
    }

    @Override
    public Map<String, Long> tell(Tx tx, NodeId node, Map<String, Integer> own, Instant now) {
        own.forEach((key, streams) -> rows.put(tx, new Key(node, key), new Row(node, key, streams)));
        var live = nodes.live(tx, now);
        return rows.rows(tx)
                .filter(row -> !row.node().equals(node) && live.contains(row.node()) && own.containsKey(row.key()))
                .collect(Collectors.groupingBy(Row::key, Collectors.summingLong(Row::streams)));
    }

    @Override
    public void forgetDead(Tx tx, NodeId node, Instant now) {
        var live = nodes.live(tx, now);
        rows.removeIf(tx, row -> row.node().equals(node) ? row.streams() == 0 : !live.contains(row.node()));
    }

    /** How many streams the node holds for whichever organization. */
    public long ofOrganizations(Tx tx, NodeId node) {
        return rows.rows(tx)
                .filter(row -> row.node().equals(node) && row.key().startsWith(OF_AN_ORGANIZATION))
                .mapToLong(Row::streams)
                .sum();
    }

    /** The nodes that said lately that they live. */
    public interface Nodes {
        Set<NodeId> live(Tx tx, Instant now);
    }

    private record Key(NodeId node, String key) {}

    private record Row(NodeId node, String key, int streams) {}
}
