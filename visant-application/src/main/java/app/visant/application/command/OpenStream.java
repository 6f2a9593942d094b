package app.visant.application.command;

import app.visant.application.command.port.CommandChannel;
import app.visant.application.command.port.DeviceSchedules.DeviceSchedule;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.device.port.PresenceRepository.StreamState;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** One stream of this node, and what it was told last. */
final class OpenStream {
    private final Principal.Device device;
    private final CommandChannel channel;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long toldRevision = -1;
    private List<DeviceSchedule> toldSchedules = List.of();
    private DeviceConfig toldConfig = DeviceConfig.DEFAULT;

    OpenStream(Principal.Device device, CommandChannel channel) {
        this.device = device;
        this.channel = channel;
    }

    static List<DeviceId> devices(List<OpenStream> streams) {
        return streams.stream().map(stream -> stream.device.device()).toList();
    }

    Principal.Device device() {
        return device;
    }

    OrgId org() {
        return device.org();
    }

    DeviceStream line() {
        return new DeviceStream(device.device(), channel.id());
    }

    CommandChannel channel() {
        return channel;
    }

    /** One after the other, so that news arrives in order. */
    void exclusively(Runnable action) {
        turn.lock();
        try {
            action.run();
        } finally {
            turn.unlock();
        }
    }

    /** Whether there is something that the device does not know yet, or the stream has to end. */
    boolean lagsBehind(StreamState state) {
        return !state.active()
                || state.suspended()
                || state.commandsWaiting()
                || !upToDate(state)
                || !state.current().equals(Optional.of(channel.id()));
    }

    /** Whether it was told the device's settings and schedules as they are. */
    boolean upToDate(StreamState state) {
        return state.revision() == toldRevision;
    }

    boolean knows(DeviceConfig config) {
        return config.equals(toldConfig);
    }

    boolean knows(List<DeviceSchedule> schedules) {
        return schedules.equals(toldSchedules);
    }

    void told(long revision, DeviceConfig config, List<DeviceSchedule> schedules) {
        toldRevision = revision;
        toldConfig = config;
        toldSchedules = schedules;
    }
}
