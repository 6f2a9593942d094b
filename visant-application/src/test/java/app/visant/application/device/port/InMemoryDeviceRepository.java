package app.visant.application.device.port;

import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Devices in a table. */
public final class InMemoryDeviceRepository implements DeviceRepository {
    private final InMemoryTable<DeviceId, Row> rows;
    private final InMemoryTransactions transactions;

    public InMemoryDeviceRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofSome(transactions, row -> owner(row.device()));
        this.transactions = transactions;
    }

    @Override
    public List<DeviceId> manufacture(Tx tx, List<Device.Manufactured> devices, Optional<String> batch) {
        transactions.requireSystem(tx);
        return devices.stream()
                .filter(device -> rows.insert(tx, device.id(), new Row(device, batch, 0)))
                .map(Device.Manufactured::id)
                .toList();
    }

    @Override
    public void register(Tx tx, Device.Active device) {
        if (!rows.insert(tx, device.id(), new Row(device, Optional.empty(), 0))) {
            throw new IllegalStateException("there is such a device");
        }
    }

    @Override
    public Optional<Device> find(Tx tx, OrgId org, DeviceId device) {
        return rows.find(tx, device)
                .map(Row::device)
                .filter(found -> owner(found).equals(Optional.of(org)));
    }

    @Override
    public Optional<Device> lock(Tx tx, OrgId org, DeviceId device) {
        return find(tx, org, device);
    }

    @Override
    public Map<DeviceId, DeviceConfig> configs(Tx tx, OrgId org, Collection<DeviceId> devices) {
        return devices.stream()
                .distinct()
                .flatMap(device -> find(tx, org, device).stream())
                .filter(Device.Active.class::isInstance)
                .map(Device.Active.class::cast)
                .collect(Collectors.toUnmodifiableMap(Device.Active::id, Device.Active::config));
    }

    @Override
    public Optional<Device> lock(Tx tx, DeviceId device) {
        transactions.requireSystem(tx);
        return rows.find(tx, device).map(Row::device);
    }

    @Override
    public void update(Tx tx, Device device) {
        rows.update(tx, device.id(), row -> new Row(device, row.batch(), row.revision()));
    }

    @Override
    public int countActive(Tx tx, OrgId org) {
        return (int) ofOrg(tx, org).filter(Device.Active.class::isInstance).count();
    }

    @Override
    public void bumpRevision(Tx tx, OrgId org, DeviceId device) {
        if (find(tx, org, device).isPresent()) {
            rows.update(tx, device, row -> new Row(row.device(), row.batch(), row.revision() + 1));
        }
    }

    @Override
    public Page<MadeDevice> list(Tx tx, Filter filter, Page.Request page) {
        transactions.requireSystem(tx);
        return InMemoryPages.page(
                rows.rows(tx)
                        .map(row -> new MadeDevice(row.device(), row.batch()))
                        .filter(made -> matches(filter, made)),
                made -> new Position(
                        made.device().createdAt(), tieBreak(made.device().id())),
                page);
    }

    private static boolean matches(Filter filter, MadeDevice made) {
        var device = made.device();
        return filter.text().map(text -> hasText(device, text)).orElse(true)
                && filter.batch()
                        .map(batch -> made.batch().equals(Optional.of(batch)))
                        .orElse(true)
                && filter.org()
                        .map(org -> owner(device).equals(Optional.of(org)))
                        .orElse(true)
                && filter.status().map(Status.of(device)::equals).orElse(true);
    }

    private static boolean hasText(Device device, String text) {
        var name = switch (device) {
            case Device.Manufactured made -> "";
            case Device.Active active -> active.name().value();
            case Device.Deactivated old -> old.name().value();
        };
        var wanted = text.toLowerCase(Locale.ROOT);
        return device.id().value().toLowerCase(Locale.ROOT).contains(wanted)
                || name.toLowerCase(Locale.ROOT).contains(wanted);
    }

    Stream<Device> ofOrg(Tx tx, OrgId org) {
        return rows.rows(tx).map(Row::device).filter(device -> owner(device).equals(Optional.of(org)));
    }

    Optional<Row> row(Tx tx, DeviceId device) {
        return rows.find(tx, device);
    }

    /** A UUID for a place in a list, since a device has none of its own. */
    static UUID tieBreak(DeviceId device) {
        return UUID.nameUUIDFromBytes(device.value().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<OrgId> owner(Device device) {
        return switch (device) {
            case Device.Manufactured m -> Optional.empty();
            case Device.Active a -> Optional.of(a.org());
            case Device.Deactivated d -> Optional.of(d.org());
        };
    }

    /** What is kept of a device. */
    record Row(Device device, Optional<String> batch, long revision) {}
}
