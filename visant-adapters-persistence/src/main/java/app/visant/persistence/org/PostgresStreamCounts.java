package app.visant.persistence.org;

import app.visant.application.org.port.StreamCounts;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.NodeId;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** A row for each node and key; the nodes that live are those that say so. */
public final class PostgresStreamCounts implements StreamCounts {
    @Inject
    public PostgresStreamCounts() {}

    @Override
    public Map<String, Long> tell(Tx tx, NodeId node, Map<String, Integer> own, Instant now) {
        if (own.isEmpty()) {
            return Map.of();
        }
        var keys = own.keySet().stream().sorted().toList();
        var counts = keys.stream().map(own::get).toList();
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into stream_counts (node_id, key, streams)
                        select :node, key, streams from unnest(:keys, :counts) as told (key, streams)
                        on conflict on constraint stream_counts_pk do update set streams = excluded.streams
                          where stream_counts.streams <> excluded.streams
                        """)
                .bind("node", node)
                .bindArray("keys", String.class, keys)
                .bindArray("counts", Integer.class, counts)
                .execute();
        return JdbiTx.handle(tx)
                .createQuery("""
                        select s.key, sum(s.streams) as streams
                        from stream_counts s join nodes n on n.id = s.node_id and n.last_seen > :deadSince
                        where s.key = any(:keys) and s.node_id <> :node group by s.key
                        """)
                .bind("node", node)
                .bind("deadSince", now.minus(StreamCounts.NODE_DEAD_AFTER))
                .bindArray("keys", String.class, keys)
                .map((row, context) -> Map.entry(row.getString("key"), row.getLong("streams")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void forgetDead(Tx tx, NodeId node, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        delete from stream_counts s where (s.streams = 0 and s.node_id = :node) or (s.node_id <> :node
                          and not exists (select from nodes n where n.id = s.node_id and n.last_seen > :deadSince))
                        """)
                .bind("node", node)
                .bind("deadSince", now.minus(StreamCounts.NODE_DEAD_AFTER))
                .execute();
    }
}
