package app.visant.persistence.device;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Sha256;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;

/** Devices, a row each through all their states. */
public final class PostgresDeviceRepository implements DeviceRepository {
    @Inject
    public PostgresDeviceRepository() {}

    @Override
    public List<DeviceId> manufacture(Tx tx, List<Device.Manufactured> devices, Optional<String> batch) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        insert into devices (id, status, claim_digest, batch_id, created_at, updated_at)
                        select made.id, 'manufactured', decode(made.claim, 'hex'), :batch, made.at, made.at
                        from unnest(:ids, :claims, cast(:times as timestamptz[])) as made (id, claim, at)
                        on conflict on constraint devices_pk do nothing
                        returning id
                        """)
                .bindArray(
                        "ids",
                        String.class,
                        devices.stream().map(device -> device.id().value()).toList())
                .bindArray(
                        "claims",
                        String.class,
                        devices.stream()
                                .map(device -> device.claim().map(Sha256::hex).orElse(null))
                                .toList())
                .bindArray(
                        "times",
                        String.class,
                        devices.stream()
                                .map(device -> device.createdAt().toString())
                                .toList())
                .bind("batch", batch)
                .map((row, context) -> new DeviceId(row.getString("id")))
                .list();
    }

    @Override
    public void register(Tx tx, Device.Active device) {
        bindActive(JdbiTx.handle(tx).createUpdate("""
                                        insert into devices (id, org_id, status, name, activated_at, timezone,
                                          config_width, config_height, config_jpeg_quality, config_heartbeat_s,
                                          config_upload_kbps, created_at, updated_at)
                                        values (:id, :org, 'active', :name, :activatedAt, :timezone,
                                          :width, :height, :quality, :heartbeat, :kbps, :createdAt, :createdAt)
                                        """), device)
                .bind("createdAt", device.createdAt())
                .execute();
    }

    @Override
    public Optional<Device> find(Tx tx, OrgId org, DeviceId device) {
        return one(tx, org, device, "");
    }

    @Override
    public Optional<Device> lock(Tx tx, OrgId org, DeviceId device) {
        return one(tx, org, device, "for no key update");
    }

    @Override
    public Map<DeviceId, DeviceConfig> configs(Tx tx, OrgId org, Collection<DeviceId> devices) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select id as device_id, config_width, config_height, config_jpeg_quality, config_heartbeat_s,
                          config_upload_kbps
                        from devices where org_id = :org and id = any(:devices) and status = 'active'
                        """)
                .bind("org", org)
                .bindArray("devices", DeviceId.class, List.copyOf(devices))
                .map((row, context) -> Map.entry(Columns.device(row), DeviceRows.config(row)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Does not hold up rows that merely refer to the device, such as captures being added. */
    @Override
    public Optional<Device> lock(Tx tx, DeviceId device) {
        return JdbiTx.handle(tx)
                .createQuery("select * from devices where id = :device for no key update")
                .bind("device", device)
                .map((row, context) -> DeviceRows.device(row))
                .findOne();
    }

    @Override
    public void update(Tx tx, Device device) {
        switch (device) {
            case Device.Manufactured made -> release(tx, made);
            case Device.Active active -> {
                // A device of the organization, else one that is claimed now: that takes rights of the system.
                if (!change(tx, active)) {
                    claim(tx, active);
                }
            }
            case Device.Deactivated old -> deactivate(tx, old);
        }
    }

    @Override
    public int countActive(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery("select count(*) from devices where org_id = :org and status = 'active'")
                .bind("org", org)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public void bumpRevision(Tx tx, OrgId org, DeviceId device) {
        JdbiTx.handle(tx)
                .createUpdate("update devices set revision = revision + 1 where org_id = :org and id = :device")
                .bind("org", org)
                .bind("device", device)
                .execute();
    }

    @Override
    public Page<MadeDevice> list(Tx tx, Filter filter, Page.Request page) {
        var query = JdbiTx.handle(tx).createQuery("""
                        select * from devices where true %s %s %s %s %s
                        order by created_at desc, list_key desc limit :limit
                        """.formatted(
                        filter.text().isEmpty()
                                ? ""
                                : "and (position(lower(:text) in lower(id)) > 0 or position(lower(:text) in lower(name)) > 0)",
                        filter.batch().isEmpty() ? "" : "and batch_id = :batch",
                        filter.org().isEmpty() ? "" : "and org_id = :org",
                        filter.status().isEmpty() ? "" : "and status = :status",
                        Pages.after(page, "and", "created_at, list_key")));
        filter.text().ifPresent(text -> query.bind("text", text));
        filter.batch().ifPresent(batch -> query.bind("batch", batch));
        filter.org().ifPresent(org -> query.bind("org", org));
        filter.status().ifPresent(status -> query.bind("status", status));
        var rows = Pages.bind(query, page)
                .map((row, context) -> new Placed<>(
                        new MadeDevice(DeviceRows.device(row), Columns.textIfAny(row, "batch_id")),
                        new Position(Columns.instant(row, "created_at"), Columns.uuid(row, "list_key"))))
                .list();
        return Pages.page(rows, page);
    }

    private static Optional<Device> one(Tx tx, OrgId org, DeviceId device, String lock) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select id, org_id, status, name, activated_at, deactivated_at, timezone, config_width,
                          config_height, config_jpeg_quality, config_heartbeat_s, config_upload_kbps, created_at
                        from devices where org_id = :org and id = :device %s
                        """.formatted(lock))
                .bind("org", org)
                .bind("device", device)
                .map((row, context) -> DeviceRows.device(row))
                .findOne();
    }

    private static boolean change(Tx tx, Device.Active device) {
        return bindActive(JdbiTx.handle(tx).createUpdate("""
                                                update devices set status = 'active', name = :name,
                                                  activated_at = :activatedAt, deactivated_at = null,
                                                  timezone = :timezone, config_width = :width, config_height = :height,
                                                  config_jpeg_quality = :quality, config_heartbeat_s = :heartbeat,
                                                  config_upload_kbps = :kbps, updated_at = now()
                                                where org_id = :org and id = :id
                                                """), device).execute() == 1;
    }

    /** Nothing of its time with another organization comes along, should it have had one. */
    private static void claim(Tx tx, Device.Active device) {
        bindActive(JdbiTx.handle(tx).createUpdate("""
                                        update devices set status = 'active', org_id = :org, claim_digest = null,
                                          name = :name, activated_at = :activatedAt, deactivated_at = null,
                                          last_seen = null, timezone = :timezone,
                                          config_width = :width, config_height = :height,
                                          config_jpeg_quality = :quality, config_heartbeat_s = :heartbeat,
                                          config_upload_kbps = :kbps, scene_epoch = scene_epoch + 1, updated_at = now()
                                        where id = :id
                                        """), device).execute();
    }

    private static void deactivate(Tx tx, Device.Deactivated device) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update devices set status = 'deactivated', deactivated_at = :deactivatedAt, updated_at = now()
                        where org_id = :org and id = :id
                        """)
                .bind("id", device.id())
                .bind("org", device.org())
                .bind("deactivatedAt", device.deactivatedAt())
                .execute();
    }

    private static void release(Tx tx, Device.Manufactured device) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update devices set status = 'manufactured', org_id = null, claim_digest = :claim, name = null,
                          activated_at = null, deactivated_at = null, last_seen = null, timezone = null,
                          config_width = null, config_height = null, config_jpeg_quality = :quality,
                          config_heartbeat_s = :heartbeat, config_upload_kbps = null, updated_at = now()
                        where id = :id
                        """)
                .bind("id", device.id())
                .bind("claim", device.claim())
                .bind("quality", DeviceConfig.DEFAULT.jpegQuality())
                .bind("heartbeat", DeviceConfig.DEFAULT.heartbeatSeconds())
                .execute();
    }

    private static Update bindActive(Update update, Device.Active device) {
        var config = device.config();
        return update.bind("id", device.id())
                .bind("org", device.org())
                .bind("name", device.name())
                .bind("activatedAt", device.activatedAt())
                .bind("timezone", device.timezone())
                .bind("width", config.width())
                .bind("height", config.height())
                .bind("quality", config.jpegQuality())
                .bind("heartbeat", config.heartbeatSeconds())
                .bind("kbps", config.uploadKilobytesPerSecond());
    }
}
