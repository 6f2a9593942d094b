package app.visant.application.device.port;

import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Reach;
import java.time.Instant;
import java.util.Optional;

/** Devices as seen, over the other tables. */
public final class InMemoryDeviceReadModel implements DeviceReadModel {
    private final InMemoryDeviceRepository devices;
    private final InMemoryPresenceRepository presence;
    private final LastCaptures captures;

    public InMemoryDeviceReadModel(
            InMemoryDeviceRepository devices, InMemoryPresenceRepository presence, LastCaptures captures) {
        this.devices = devices;
        this.presence = presence;
        this.captures = captures;
    }

    @Override
    public Page<DeviceView> list(Tx tx, Reach reach, Page.Request page, Instant now) {
        var org = reach.org();
        var within = devices.ofOrg(tx, org).filter(device -> reach.covers(device.id()));
        var listed = InMemoryPages.page(within, InMemoryDeviceReadModel::position, page);
        return new Page<>(
                listed.items().stream()
                        .flatMap(device -> find(tx, org, device.id(), now).stream())
                        .toList(),
                listed.next());
    }

    @Override
    public Optional<DeviceView> find(Tx tx, OrgId org, DeviceId device, Instant now) {
        return devices.find(tx, org, device)
                .flatMap(found -> presence.row(tx, org, device)
                        .map(row -> new DeviceView(
                                found,
                                presence.streamOpen(tx, row, now),
                                presence.presence(tx, row, now),
                                row.lastSeen(),
                                row.heartbeat(),
                                captures.newest(tx, org, device))));
    }

    private static Position position(Device device) {
        var time = switch (device) {
            case Device.Manufactured m -> m.createdAt();
            case Device.Active a -> a.activatedAt();
            case Device.Deactivated d -> d.activatedAt();
        };
        return new Position(time, InMemoryDeviceRepository.tieBreak(device.id()));
    }

    /** Captures are of a context further down, and are looked up there. */
    public interface LastCaptures {
        Optional<LastCapture> newest(Tx tx, OrgId org, DeviceId device);
    }
}
