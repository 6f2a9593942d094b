package app.visant.application.device;

import app.visant.application.device.port.DeviceReadModel;
import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.device.port.DeviceTokenRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.DeviceName;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** An organization's devices: seeing them, changing them, putting them out of service. */
public final class DeviceFleet {
    private final TransactionRunner transactions;
    private final Stores stores;
    private final Set<ZoneFollower> zoneFollowers;
    private final SignalBus signals;
    private final InstantSource clock;

    @Inject
    public DeviceFleet(
            TransactionRunner transactions,
            Stores stores,
            Set<ZoneFollower> zoneFollowers,
            SignalBus signals,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.zoneFollowers = Set.copyOf(zoneFollowers);
        this.signals = signals;
        this.clock = clock;
    }

    public Page<DeviceView> list(Reach reach, Page.Request page) {
        return transactions.forOrg(reach.org(), tx -> stores.views.list(tx, reach, page, clock.instant()));
    }

    public Optional<DeviceView> find(OrgId org, DeviceId device) {
        return transactions.forOrg(org, tx -> stores.views.find(tx, org, device, clock.instant()));
    }

    /** Renames the device, or hangs its clock elsewhere; parts that are empty stay as they are. */
    public Optional<DeviceView> update(
            Principal.Insider actor, DeviceId id, Optional<DeviceName> name, Optional<ZoneId> timezone) {
        return changed(actor.org(), id, AuditEntry.by(actor, AuditAction.DEVICE_CHANGED), device -> {
            var named = name.map(device::renamed).orElse(device);
            return timezone.map(named::movedTo).orElse(named);
        });
    }

    /** New settings, pushed to the device at once if it is connected, else when it connects. */
    public Optional<DeviceView> configure(Principal.Insider actor, DeviceId id, UnaryOperator<DeviceConfig> change) {
        return changed(
                actor.org(),
                id,
                AuditEntry.by(actor, AuditAction.DEVICE_CONFIGURED),
                device -> device.configured(change.apply(device.config())));
    }

    /** Frees the slot, ends the token, cuts the stream; captures stay. Doing it again changes nothing. False if there is no such device. */
    public boolean deactivate(Principal.Insider actor, DeviceId id) {
        return stop(actor.org(), id, Optional.of(AuditEntry.by(actor, AuditAction.DEVICE_DEACTIVATED)));
    }

    /** As {@link #deactivate}, of an organization that is no more; what ended it is in the log already. */
    public void retire(OrgId org, DeviceId id) {
        stop(org, id, Optional.empty());
    }

    private boolean stop(OrgId org, DeviceId id, Optional<AuditEntry> entry) {
        return transactions.system(Purpose.DEVICE_ACTIVATION, tx -> {
            var device = stores.devices.lock(tx, id);
            if (device.orElse(null) instanceof Device.Active active
                    && active.org().equals(org)) {
                stores.devices.update(tx, active.deactivate(clock.instant()));
                stores.tokens.revokeAll(tx, id);
                stores.devices.bumpRevision(tx, org, id);
                entry.ifPresent(e -> tx.record(e.on(id)));
                wake(tx, id);
                return true;
            }
            return device.filter(d ->
                            d instanceof Device.Deactivated old && old.org().equals(org))
                    .isPresent();
        });
    }

    private Optional<DeviceView> changed(
            OrgId org, DeviceId id, AuditEntry entry, UnaryOperator<Device.Active> change) {
        return transactions.forOrg(org, tx -> {
            if (stores.devices.lock(tx, org, id).orElse(null) instanceof Device.Active before) {
                var after = change.apply(before);
                stores.devices.update(tx, after);
                stores.devices.bumpRevision(tx, org, id);
                if (!after.timezone().equals(before.timezone())) {
                    zoneFollowers.forEach(f -> f.zoneChanged(tx, org, id));
                }
                tx.record(entry.on(id));
                wake(tx, id);
                return stores.views.find(tx, org, id, clock.instant());
            }
            return Optional.empty();
        });
    }

    private void wake(Tx tx, DeviceId id) {
        tx.afterCommit(() -> signals.publish(new Signal.DeviceWoken(id)));
    }

    /** Where the fleet is kept. */
    public static final class Stores {
        private final DeviceRepository devices;
        private final DeviceReadModel views;
        private final DeviceTokenRepository tokens;

        @Inject
        public Stores(DeviceRepository devices, DeviceReadModel views, DeviceTokenRepository tokens) {
            this.devices = devices;
            this.views = views;
            this.tokens = tokens;
        }
    }
}
