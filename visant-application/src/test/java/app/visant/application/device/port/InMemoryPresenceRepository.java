package app.visant.application.device.port;

import app.visant.application.health.port.InstallationReadModel.LiveNode;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.StreamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Nodes, streams and the history of presence in three tables. */
public final class InMemoryPresenceRepository implements PresenceRepository {
    private final InMemoryTable<NodeId, Node> nodes;
    private final InMemoryTable<Key, Row> rows;
    private final InMemoryTable<Long, EventRow> events;
    private final AtomicLong eventNumbers = new AtomicLong();
    private final InMemoryTransactions transactions;
    private final InMemoryDeviceRepository devices;
    private final OrganizationRepository organizations;
    private final CommandsWaiting commands;

    public InMemoryPresenceRepository(
            InMemoryTransactions transactions,
            InMemoryDeviceRepository devices,
            OrganizationRepository organizations,
            CommandsWaiting commands) {
        this.nodes = InMemoryTable.shared(transactions);
        this.rows = InMemoryTable.ofOrgs(transactions, row -> row.key().org());
        this.events = InMemoryTable.ofOrgs(transactions, EventRow::org);
        this.transactions = transactions;
        this.devices = devices;
        this.organizations = organizations;
        this.commands = commands;
    }

    @Override
    public void nodeAlive(Tx tx, NodeId node, Instant now) {
        transactions.requireSystem(tx);
        nodes.put(
                tx,
                node,
                new Node(node, nodes.find(tx, node).map(Node::startedAt).orElse(now), now));
    }

    @Override
    public void nodeGone(Tx tx, NodeId node, Instant now) {
        transactions.requireSystem(tx);
        nodes.remove(tx, node);
    }

    @Override
    public Set<DeviceId> opened(Tx tx, OrgId org, Collection<DeviceStream> opened, NodeId node, Instant now) {
        return changed(
                opened,
                stream -> row(tx, org, stream.device())
                        .filter(row -> store(
                                tx, row.holding(new Stream(stream.id(), node)).heardAt(now), now)));
    }

    @Override
    public Set<DeviceId> closed(Tx tx, OrgId org, Collection<DeviceStream> closed, Instant now) {
        return changed(
                closed,
                stream -> row(tx, org, stream.device())
                        .filter(known -> known.stream().map(Stream::id).equals(Optional.of(stream.id())))
                        .filter(row -> store(tx, row.holdingNone(), now)));
    }

    private static Set<DeviceId> changed(
            Collection<DeviceStream> streams, Function<DeviceStream, Optional<Row>> storedIfNews) {
        return streams.stream()
                .flatMap(stream -> storedIfNews.apply(stream).stream())
                .map(row -> row.key().device())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean holds(Tx tx, OrgId org, DeviceStream stream) {
        return row(tx, org, stream.device())
                .flatMap(Row::stream)
                .filter(known -> known.id().equals(stream.id()))
                .isPresent();
    }

    @Override
    public void heard(Tx tx, OrgId org, DeviceId device, Instant now) {
        heartbeat(tx, org, device, Heartbeat.BARE, now);
    }

    @Override
    public void heartbeat(Tx tx, OrgId org, DeviceId device, Heartbeat heartbeat, Instant now) {
        row(tx, org, device).ifPresent(row -> store(tx, row.told(heartbeat).heardAt(now), now));
    }

    @Override
    public Presence presence(Tx tx, OrgId org, DeviceId device, Instant now) {
        return row(tx, org, device).map(row -> presence(tx, row, now)).orElse(Presence.AWAY);
    }

    @Override
    public List<Changed> sweep(Tx tx, Instant now) {
        transactions.requireSystem(tx);
        var changed = new ArrayList<Changed>();
        rows.rows(tx).forEach(row -> {
            var alive =
                    row.stream().filter(stream -> lives(tx, stream.node(), now)).isPresent();
            var swept = alive ? row : row.holdingNone();
            if (store(tx, swept, now)) {
                changed.add(new Changed(row.key().org(), row.key().device(), presence(tx, swept, now)));
            }
        });
        return List.copyOf(changed);
    }

    @Override
    public List<StreamState> streams(Tx tx, Collection<DeviceId> given) {
        return given.stream()
                .distinct()
                .flatMap(id -> devices.row(tx, id).stream())
                .map(row -> state(tx, row))
                .toList();
    }

    @Override
    public List<Event> events(Tx tx, OrgId org, DeviceId device, int limit) {
        return events.rows(tx)
                .filter(row -> row.org().equals(org) && row.device().equals(device))
                .sorted(Comparator.comparing((EventRow row) -> row.event().at())
                        .thenComparingLong(EventRow::number)
                        .reversed())
                .limit(limit)
                .map(EventRow::event)
                .toList();
    }

    /** Every change of presence in an organization, the earliest first. */
    public List<Past> history(Tx tx, OrgId org) {
        return events.rows(tx)
                .filter(row -> row.org().equals(org))
                .sorted(Comparator.comparing((EventRow row) -> row.event().at()).thenComparingLong(EventRow::number))
                .map(row -> new Past(row.device(), row.event()))
                .toList();
    }

    /** What is known of a device of that organization, even if nothing was heard yet. */
    Optional<Row> row(Tx tx, OrgId org, DeviceId device) {
        var key = new Key(org, device);
        return devices.find(tx, org, device).map(known -> rows.find(tx, key).orElseGet(() -> Row.unheard(key)));
    }

    boolean streamOpen(Tx tx, Row row, Instant now) {
        return row.stream().filter(stream -> lives(tx, stream.node(), now)).isPresent();
    }

    Presence presence(Tx tx, Row row, Instant now) {
        return Presence.of(streamOpen(tx, row, now), row.lastSeen(), now);
    }

    /** The nodes that live. */
    public Set<NodeId> live(Tx tx, Instant now) {
        return nodes.rows(tx).map(Node::id).filter(node -> lives(tx, node, now)).collect(Collectors.toSet());
    }

    /** As the operator sees them. */
    public List<LiveNode> nodes(Tx tx, Instant now, ToLongFunction<NodeId> memberStreams) {
        return nodes.rows(tx)
                .filter(node -> lives(tx, node.id(), now))
                .sorted(Comparator.comparing(Node::startedAt)
                        .thenComparing(node -> node.id().toString()))
                .map(node -> new LiveNode(
                        node.id(),
                        node.startedAt(),
                        node.aliveAt(),
                        rows.rows(tx)
                                .filter(row -> row.stream().map(Stream::node).equals(Optional.of(node.id())))
                                .count(),
                        memberStreams.applyAsLong(node.id())))
                .toList();
    }

    private boolean lives(Tx tx, NodeId node, Instant now) {
        return nodes.find(tx, node)
                .filter(known -> now.isBefore(known.aliveAt().plus(NODE_DEAD_AFTER)))
                .isPresent();
    }

    /** Keeps the row with the presence that is true now, and answers whether that is news. */
    private boolean store(Tx tx, Row row, Instant now) {
        var presence = presence(tx, row, now);
        rows.put(tx, row.key(), row.recorded(presence));
        if (presence == row.recorded()) {
            return false;
        }
        var number = eventNumbers.incrementAndGet();
        var event = new EventRow(row.key().org(), row.key().device(), number, new Event(presence, now));
        events.put(tx, number, event);
        return true;
    }

    private StreamState state(Tx tx, InMemoryDeviceRepository.Row row) {
        var device = row.device();
        var org = switch (device) {
            case Device.Manufactured m -> Optional.<OrgId>empty();
            case Device.Active a -> Optional.of(a.org());
            case Device.Deactivated d -> Optional.of(d.org());
        };
        var known = org.flatMap(owner -> row(tx, owner, device.id()));
        return new StreamState(
                device.id(),
                known.flatMap(Row::stream).map(Stream::id),
                device instanceof Device.Active,
                org.flatMap(owner -> organizations.suspension(tx, owner)).isPresent(),
                row.revision(),
                org.isPresent() && commands.waiting(tx, org.get(), device.id()),
                known.flatMap(Row::lastSeen));
    }

    /** Commands are of a context further down, and are looked up there. */
    public interface CommandsWaiting {
        boolean waiting(Tx tx, OrgId org, DeviceId device);
    }

    private record Node(NodeId id, Instant startedAt, Instant aliveAt) {}

    /** What became of a device's presence. */
    public record Past(DeviceId device, Event event) {}

    private record EventRow(OrgId org, DeviceId device, long number, Event event) {}

    /** A device while it is with one organization. */
    record Key(OrgId org, DeviceId device) {}

    /** An open stream, and the node that holds it. */
    record Stream(StreamId id, NodeId node) {}

    /** What is known of a device, and the presence that was last told. */
    record Row(Key key, Optional<Stream> stream, Optional<Instant> lastSeen, Heartbeat heartbeat, Presence recorded) {
        static Row unheard(Key key) {
            return new Row(key, Optional.empty(), Optional.empty(), Heartbeat.BARE, Presence.AWAY);
        }

        Row holding(Stream opened) {
            return new Row(key, Optional.of(opened), lastSeen, heartbeat, recorded);
        }

        Row holdingNone() {
            return new Row(key, Optional.empty(), lastSeen, heartbeat, recorded);
        }

        Row heardAt(Instant now) {
            var latest = lastSeen.filter(seen -> seen.isAfter(now)).or(() -> Optional.of(now));
            return new Row(key, stream, latest, heartbeat, recorded);
        }

        Row told(Heartbeat news) {
            var merged = new Heartbeat(
                    news.version().or(heartbeat::version),
                    news.uptimeSeconds().or(heartbeat::uptimeSeconds),
                    news.queueDepth().or(heartbeat::queueDepth),
                    news.dropped().or(heartbeat::dropped),
                    news.diskFreeBytes().or(heartbeat::diskFreeBytes),
                    news.cameraOk().or(heartbeat::cameraOk),
                    news.temperatureCelsius().or(heartbeat::temperatureCelsius));
            return new Row(key, stream, lastSeen, merged, recorded);
        }

        Row recorded(Presence presence) {
            return new Row(key, stream, lastSeen, heartbeat, presence);
        }
    }
}
