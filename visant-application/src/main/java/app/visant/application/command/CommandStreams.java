package app.visant.application.command;

import app.visant.application.command.port.CommandChannel;
import app.visant.application.device.port.PresenceRepository;
import app.visant.application.device.port.PresenceRepository.StreamState;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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
        var before = open.put(device.device(), stream);
        if (before != null) {
            before.channel().close();
        }
        transactions.inOrg(device.org(), tx -> {
            if (presence.opened(
                    tx,
                    device.org(),
                    device.device(),
                    place.node(),
                    channel.id(),
                    place.clock().instant())) {
                tx.afterCommit(() -> signals.publish(new Signal.PresenceChanged(device.org(), device.device())));
            }
        });
        stream.exclusively(() -> news.tellAll(stream, state(device.device())));
    }

    /** The channel is no more. */
    public void closed(Principal.Device device, CommandChannel channel) {
        open.computeIfPresent(
                device.device(), (id, stream) -> stream.channel().id().equals(channel.id()) ? null : stream);
        transactions.inOrg(device.org(), tx -> {
            if (presence.closed(
                    tx,
                    device.org(),
                    device.device(),
                    channel.id(),
                    place.clock().instant())) {
                tx.afterCommit(() -> signals.publish(new Signal.PresenceChanged(device.org(), device.device())));
            }
        });
    }

    /** Looks after every stream of this node, whatever signals were lost. */
    public void tick() {
        if (open.isEmpty()) {
            return;
        }
        states(List.copyOf(open.keySet())).forEach(state -> {
            var stream = open.get(state.device());
            if (stream != null && stream.lagsBehind(state)) {
                executor.execute(() -> lookAfter(stream, state));
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
                    executor.execute(() -> state(device).forEach(state -> lookAfter(stream, state)));
                }
            }
            case Signal.Resync() -> executor.execute(this::tick);
            case Signal.CaptureChanged c -> {}
            case Signal.PresenceChanged p -> {}
            case Signal.JobsAdded j -> {}
            case Signal.SessionEnded e -> {}
        }
    }

    private void lookAfter(OpenStream stream, StreamState state) {
        stream.exclusively(() -> {
            if (!state.active()) {
                news.tellDeactivated(stream);
                stream.channel().close();
            } else if (!state.current().equals(Optional.of(stream.channel().id()))) {
                stream.channel().close();
            } else if (stream.lagsBehind(state)) {
                news.tellNew(stream, state);
            }
        });
    }

    private List<StreamState> state(DeviceId device) {
        return states(List.of(device));
    }

    private List<StreamState> states(List<DeviceId> devices) {
        return transactions.system(Purpose.NODE, tx -> presence.streams(tx, devices));
    }

    /** Which node this is, and its clock. */
    public record Place(NodeId node, InstantSource clock) {}
}
