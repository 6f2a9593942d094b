package app.visant.application.command;

import static java.util.stream.Collectors.toUnmodifiableSet;

import app.visant.application.command.port.CommandChannel;
import app.visant.application.device.port.PresenceRepository;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.device.port.PresenceRepository.StreamState;
import app.visant.application.shared.Batcher;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The command streams that this node holds, one per device over all nodes. What a device is to be told is in the
 * database; a signal, or the tick every five seconds at the latest, makes the node that holds the stream look there.
 */
@Singleton
public final class CommandStreams {
    private final TransactionRunner transactions;
    private final PresenceRepository presence;
    private final StreamNews news;
    private final SignalBus signals;
    private final Executor executor;
    private final Place place;
    private final ConcurrentHashMap<DeviceId, OpenStream> open = new ConcurrentHashMap<>();
    /** Streams that are no more, which is not written down yet. */
    private final Set<OpenStream> ended = ConcurrentHashMap.newKeySet();

    private final Batcher<OrgId, OpenStream, OpenStream> openings = new Batcher<>(OpenStream::org, this::begin);
    private final Batcher<OrgId, OpenStream, OpenStream> closings = new Batcher<>(OpenStream::org, this::end);

    @Inject
    public CommandStreams(
            TransactionRunner transactions,
            PresenceRepository presence,
            StreamNews news,
            SignalBus signals,
            Executor executor,
            Place place) {
        this.transactions = transactions;
        this.presence = presence;
        this.news = news;
        this.signals = signals;
        this.executor = executor;
        this.place = place;
        signals.subscribe(this::hear);
    }

    /** Makes the channel the device's stream, in place of any other, and tells it everything. */
    public void opened(Principal.Device device, CommandChannel channel) {
        var stream = new OpenStream(device, channel);
        stream.exclusively(() -> {
            var before = open.put(device.device(), stream);
            if (before != null) {
                before.channel().close();
            }
            openings.ask(stream);
        });
    }

    /** The channel is no more. */
    public void closed(Principal.Device device, CommandChannel channel) {
        open.computeIfPresent(
                device.device(), (id, stream) -> stream.channel().id().equals(channel.id()) ? null : stream);
        var stream = new OpenStream(device, channel);
        ended.add(stream);
        writeDown(stream);
    }

    /**
     * Takes an order down. If this node holds the device's stream, it goes out with the commit; otherwise the node that
     * holds it is woken. Answers the order as it was taken down.
     */
    public CaptureCommand order(Tx tx, CaptureCommand command) {
        var stream = open.get(command.device());
        if (stream != null && presence.holds(tx, command.org(), stream.line())) {
            return news.tellAtOnce(tx, stream, command);
        }
        tx.afterCommit(() -> signals.publish(new Signal.DeviceWoken(command.device())));
        return news.queue(tx, command);
    }

    /** Looks after every stream of this node, whatever signals were lost or endings could not be written down. */
    public void tick() {
        ended.forEach(stream -> executor.execute(() -> writeDown(stream)));
        if (open.isEmpty()) {
            return;
        }
        states(List.copyOf(open.keySet())).forEach(state -> {
            var stream = open.get(state.device());
            if (stream == null) {
                return;
            }
            if (state.suspended()) {
                stream.channel().close();
            } else if (stream.lagsBehind(state) || silent(state)) {
                executor.execute(() -> lookAfter(stream));
            }
        });
    }

    /** Ends all streams: the devices come back, to another node or to the next start. */
    public void closeAll() {
        open.values().forEach(stream -> stream.channel().close());
    }

    /** Streams that this node holds. */
    public int count() {
        return open.size();
    }

    private void hear(Signal signal) {
        switch (signal) {
            case Signal.DeviceWoken(DeviceId device) -> {
                var stream = open.get(device);
                if (stream != null) {
                    executor.execute(() -> lookAfter(stream));
                }
            }
            case Signal.OrganizationSuspended(OrgId org) -> executor.execute(() -> suspend(org));
            case Signal.Resync() -> executor.execute(this::tick);
            case Signal.CaptureChanged c -> {}
            case Signal.PresenceChanged p -> {}
            case Signal.JobsAdded j -> {}
            case Signal.SessionEnded e -> {}
            case Signal.KeyRevoked k -> {}
        }
    }

    /** All at once, without a transaction for each: an organization may have thousands. */
    private void suspend(OrgId org) {
        var streams = open.values().stream()
                .filter(stream -> stream.org().equals(org))
                .toList();
        if (streams.isEmpty()) {
            return;
        }
        var suspended = states(OpenStream.devices(streams)).stream()
                .filter(StreamState::suspended)
                .map(StreamState::device)
                .collect(toUnmodifiableSet());
        streams.stream()
                .filter(stream -> suspended.contains(stream.device().device()))
                .forEach(stream -> stream.channel().close());
    }

    /** One transaction for all streams of an organization that are opened at the same time. */
    private List<OpenStream> begin(OrgId org, List<OpenStream> streams) {
        var lines = newest(streams);
        transactions.inOrg(org, tx -> {
            tx.relaxDurability();
            var now = place.clock().instant();
            announce(tx, org, presence.opened(tx, org, lines, place.node(), now));
            news.tellAll(tx, org, streams, presence.streams(tx, OpenStream.devices(streams)));
        });
        return streams;
    }

    private void writeDown(OpenStream stream) {
        closings.ask(stream);
        ended.remove(stream);
    }

    private List<OpenStream> end(OrgId org, List<OpenStream> streams) {
        transactions.inOrg(org, tx -> {
            tx.relaxDurability();
            announce(
                    tx,
                    org,
                    presence.closed(tx, org, newest(streams), place.clock().instant()));
        });
        return streams;
    }

    /** A device that came twice at the same time keeps the stream that this node keeps. */
    private static Collection<DeviceStream> newest(List<OpenStream> streams) {
        var byDevice = new LinkedHashMap<DeviceId, DeviceStream>();
        streams.forEach(stream -> byDevice.put(stream.device().device(), stream.line()));
        return byDevice.values();
    }

    private void announce(Tx tx, OrgId org, Set<DeviceId> changed) {
        tx.afterCommit(() -> changed.forEach(device -> signals.publish(new Signal.PresenceChanged(org, device))));
    }

    /** By what is true once it is the stream's turn: what was read before may be older than the stream. */
    private void lookAfter(OpenStream stream) {
        stream.exclusively(() -> transactions.inOrg(
                stream.org(),
                tx -> presence.streams(tx, List.of(stream.device().device())).stream()
                        .findFirst()
                        .ifPresentOrElse(state -> lookAfter(tx, stream, state), () -> dismiss(tx, stream))));
    }

    private void lookAfter(Tx tx, OpenStream stream, StreamState state) {
        if (!state.active()) {
            dismiss(tx, stream);
        } else if (state.suspended() || !isCurrent(stream, state) || silent(state)) {
            tx.afterCommit(stream.channel()::close);
        } else if (stream.lagsBehind(state)) {
            // An order that counts as queued again after a crash is sent again, and carried out once.
            tx.relaxDurability();
            news.tellNew(tx, stream, state);
        }
    }

    private static boolean isCurrent(OpenStream stream, StreamState state) {
        return state.current().equals(Optional.of(stream.channel().id()));
    }

    /** The device is not the organization's any more. */
    private void dismiss(Tx tx, OpenStream stream) {
        tx.afterCommit(() -> {
            news.tellDeactivated(stream);
            stream.channel().close();
        });
    }

    /** A device that lost its power says nothing, and its connection looks open for a long time. A live one comes back. */
    private boolean silent(StreamState state) {
        var since = place.clock().instant().minus(Presence.AWAY_AFTER);
        return state.lastHeard().filter(heard -> heard.isBefore(since)).isPresent();
    }

    private List<StreamState> states(List<DeviceId> devices) {
        return transactions.system(Purpose.NODE, tx -> presence.streams(tx, devices));
    }

    /** Which node this is, and its clock. */
    public record Place(NodeId node, InstantSource clock) {}
}
