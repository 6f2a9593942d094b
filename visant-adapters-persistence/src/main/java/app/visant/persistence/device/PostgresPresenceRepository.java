package app.visant.persistence.device;

import app.visant.application.device.port.PresenceRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.StreamId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;

/**
 * A row a device with the stream it holds and the presence that was told last. A statement that may change presence puts
 * the old one beside the new one in the row it has locked, and so knows, alone among all nodes, whether that is news.
 */
public final class PostgresPresenceRepository implements PresenceRepository {
    @Inject
    public PostgresPresenceRepository() {}

    @Override
    public void nodeAlive(Tx tx, NodeId node, Instant now) {
        JdbiTx.handle(tx).createUpdate("""
                        insert into nodes (id, started_at, last_seen) values (:node, :now, :now)
                        on conflict on constraint nodes_pk do update set last_seen = greatest(nodes.last_seen, :now)
                        """).bind("node", node).bind("now", now).execute();
    }

    /** Its streams count for nothing from now on; the next sweep writes that down. */
    @Override
    public void nodeGone(Tx tx, NodeId node, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("delete from nodes where id = :node")
                .bind("node", node)
                .execute();
    }

    /** Rows are locked in the order of their ids, so that two nodes that take over the same devices do not wait in a ring. */
    @Override
    public Set<DeviceId> opened(Tx tx, OrgId org, Collection<DeviceStream> streams, NodeId node, Instant now) {
        return bound(tx, """
                        with given as (
                          select * from unnest(:devices, :streams) as g (device_id, stream_id)
                        ), mine as (
                          select d.id, given.stream_id from devices d join given on given.device_id = d.id
                          where d.org_id = :org order by d.id for no key update of d
                        ), seen as (
                          update devices d set last_seen = greatest(d.last_seen, :now)
                          from mine where d.org_id = :org and d.id = mine.id returning d.id, mine.stream_id
                        ), told as (
                          insert into device_presence as p (org_id, device_id, presence, stream_id, node_id)
                          select :org, id,
                            case when exists (select from nodes where id = :node and last_seen > :deadSince)
                              then 'connected' else 'disconnected' end,
                            stream_id, :node
                          from seen order by id
                          on conflict on constraint device_presence_pk do update set previous = p.presence,
                            presence = excluded.presence, stream_id = excluded.stream_id, node_id = excluded.node_id
                          returning device_id, presence, coalesce(previous, 'away') <> presence as changed
                        ), noted as (
                          insert into presence_events (org_id, device_id, presence, at)
                          select :org, device_id, presence, :now from told where changed
                        )
                        select device_id from told where changed
                        """, org, streams, now)
                .bind("node", node)
                .bind("deadSince", now.minus(NODE_DEAD_AFTER))
                .map((row, context) -> Columns.device(row))
                .set();
    }

    @Override
    public Set<DeviceId> closed(Tx tx, OrgId org, Collection<DeviceStream> streams, Instant now) {
        return bound(tx, """
                        with mine as (
                          select p.device_id, d.last_seen
                          from unnest(:devices, :streams) as g (device_id, stream_id)
                          join device_presence p on p.org_id = :org and p.device_id = g.device_id
                            and p.stream_id = g.stream_id
                          join devices d on d.org_id = p.org_id and d.id = p.device_id
                          order by p.device_id for no key update of p
                        ), told as (
                          update device_presence p set stream_id = null, node_id = null, previous = p.presence,
                            presence = case when mine.last_seen > :awaySince then 'disconnected' else 'away' end
                          from mine where p.org_id = :org and p.device_id = mine.device_id
                          returning p.device_id, p.presence, p.previous <> p.presence as changed
                        ), noted as (
                          insert into presence_events (org_id, device_id, presence, at)
                          select :org, device_id, presence, :now from told where changed
                        )
                        select device_id from told where changed
                        """, org, streams, now)
                .bind("awaySince", now.minus(Presence.AWAY_AFTER))
                .map((row, context) -> Columns.device(row))
                .set();
    }

    @Override
    public boolean holds(Tx tx, OrgId org, DeviceStream stream) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select 1 from device_presence
                        where org_id = :org and device_id = :device and stream_id = :stream
                        for share skip locked
                        """)
                .bind("org", org)
                .bind("device", stream.device())
                .bind("stream", stream.id())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    @Override
    public void heard(Tx tx, OrgId org, DeviceId device, Instant now) {
        heartbeat(tx, org, device, Heartbeat.BARE, now);
    }

    @Override
    public void heartbeat(Tx tx, OrgId org, DeviceId device, Heartbeat heartbeat, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        with seen as (
                          update devices set last_seen = greatest(last_seen, :now)
                          where org_id = :org and id = :device returning id
                        ), told as (
                          insert into device_presence as p (org_id, device_id, presence, version, uptime_s, queue_depth,
                            dropped, disk_free_bytes, camera_ok, temperature_c)
                          select :org, id, 'disconnected', :version, :uptime, :queueDepth, :dropped, :diskFree, :cameraOk,
                            :temperature
                          from seen
                          on conflict on constraint device_presence_pk do update set previous = p.presence,
                            presence = case when exists (
                              select from nodes where nodes.id = p.node_id and nodes.last_seen > :deadSince)
                              then 'connected' else 'disconnected' end,
                            version = coalesce(excluded.version, p.version),
                            uptime_s = coalesce(excluded.uptime_s, p.uptime_s),
                            queue_depth = coalesce(excluded.queue_depth, p.queue_depth),
                            dropped = coalesce(excluded.dropped, p.dropped),
                            disk_free_bytes = coalesce(excluded.disk_free_bytes, p.disk_free_bytes),
                            camera_ok = coalesce(excluded.camera_ok, p.camera_ok),
                            temperature_c = coalesce(excluded.temperature_c, p.temperature_c)
                          returning presence, coalesce(previous, 'away') <> presence as changed
                        )
                        insert into presence_events (org_id, device_id, presence, at)
                        select :org, :device, presence, :now from told where changed
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("version", heartbeat.version())
                .bind("uptime", heartbeat.uptimeSeconds())
                .bind("queueDepth", heartbeat.queueDepth())
                .bind("dropped", heartbeat.dropped())
                .bind("diskFree", heartbeat.diskFreeBytes())
                .bind("cameraOk", heartbeat.cameraOk())
                .bind("temperature", heartbeat.temperatureCelsius())
                .bind("now", now)
                .bind("deadSince", now.minus(NODE_DEAD_AFTER))
                .execute();
    }

    @Override
    public Presence presence(Tx tx, OrgId org, DeviceId device, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select d.last_seen, n.id is not null as stream_open
                        from devices d
                        left join device_presence p on p.org_id = d.org_id and p.device_id = d.id
                        left join nodes n on n.id = p.node_id and n.last_seen > :deadSince
                        where d.org_id = :org and d.id = :device
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("deadSince", now.minus(NODE_DEAD_AFTER))
                .map((row, context) ->
                        Presence.of(row.getBoolean("stream_open"), Columns.instantIfAny(row, "last_seen"), now))
                .findOne()
                .orElse(Presence.AWAY);
    }

    @Override
    public List<Changed> sweep(Tx tx, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        with untrue as (
                          select p.org_id, p.device_id, n.id as node_id,
                            case when n.id is not null then 'connected'
                              when d.last_seen > :awaySince then 'disconnected' else 'away' end as truth
                          from device_presence p
                          left join nodes n on n.id = p.node_id and n.last_seen > :deadSince
                          left join devices d on d.org_id = p.org_id and d.id = p.device_id
                          where p.node_id is not null and n.id is null
                            or p.presence <> case when n.id is not null then 'connected'
                              when d.last_seen > :awaySince then 'disconnected' else 'away' end
                          for update of p skip locked
                        ), told as (
                          update device_presence p set previous = p.presence, presence = untrue.truth,
                            stream_id = case when untrue.node_id is null then null else p.stream_id end,
                            node_id = untrue.node_id
                          from untrue where p.org_id = untrue.org_id and p.device_id = untrue.device_id
                          returning p.org_id, p.device_id, p.presence, p.previous <> p.presence as changed
                        ), noted as (
                          insert into presence_events (org_id, device_id, presence, at)
                          select org_id, device_id, presence, :now from told where changed
                        ), forgotten as (
                          delete from nodes where last_seen < :forgottenSince
                        )
                        select org_id, device_id, presence from told where changed
                        """)
                .bind("now", now)
                .bind("awaySince", now.minus(Presence.AWAY_AFTER))
                .bind("deadSince", now.minus(NODE_DEAD_AFTER))
                .bind("forgottenSince", now.minus(NODE_DEAD_AFTER.multipliedBy(100)))
                .map((row, context) -> new Changed(
                        Columns.org(row), Columns.device(row), Columns.word(row, "presence", Presence.class)))
                .list();
    }

    @Override
    public List<StreamState> streams(Tx tx, Collection<DeviceId> devices) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select d.id as device_id, p.stream_id, d.status = 'active' as active,
                          o.suspended_at is not null as suspended, d.revision, d.last_seen,
                          exists (select from commands c where c.org_id = d.org_id and c.device_id = d.id
                            and c.status in ('queued', 'sent') and c.status = 'queued') as commands_waiting
                        from devices d
                        left join organizations o on o.id = d.org_id
                        left join device_presence p on p.org_id = d.org_id and p.device_id = d.id
                        where d.id = any(:devices)
                        """)
                .bindArray("devices", DeviceId.class, List.copyOf(devices))
                .map((row, context) -> new StreamState(
                        Columns.device(row),
                        Columns.uuidIfAny(row, "stream_id").map(StreamId::new),
                        row.getBoolean("active"),
                        row.getBoolean("suspended"),
                        row.getLong("revision"),
                        row.getBoolean("commands_waiting"),
                        Columns.instantIfAny(row, "last_seen")))
                .list();
    }

    @Override
    public List<Event> events(Tx tx, OrgId org, DeviceId device, int limit) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select presence, at from presence_events where org_id = :org and device_id = :device
                        order by at desc, id desc limit :limit
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("limit", limit)
                .map((row, context) ->
                        new Event(Columns.word(row, "presence", Presence.class), Columns.instant(row, "at")))
                .list();
    }

    private static Query bound(Tx tx, String sql, OrgId org, Collection<DeviceStream> streams, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery(sql)
                .bind("org", org)
                .bindArray(
                        "devices",
                        DeviceId.class,
                        streams.stream().map(DeviceStream::device).toList())
                .bindArray(
                        "streams",
                        StreamId.class,
                        streams.stream().map(DeviceStream::id).toList())
                .bind("now", now);
    }
}
