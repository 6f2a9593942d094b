package app.visant.persistence.device;

import app.visant.application.device.port.DeviceReadModel;
import app.visant.application.device.port.PresenceRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Devices with presence and newest still, joined in one statement. */
public final class PostgresDeviceReadModel implements DeviceReadModel {
    @Inject
    public PostgresDeviceReadModel() {}

    @Override
    public Page<DeviceView> list(Tx tx, Reach reach, Page.Request page, Instant now) {
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        %s
                        where d.org_id = :org %s %s
                        order by d.activated_at desc, d.list_key desc limit :limit
                        """.formatted(
                                SELECT,
                                reach.isWhole() ? "" : "and d.id = any(:within)",
                                Pages.after(page, "and", "d.activated_at, d.list_key")))
                .bind("org", reach.org())
                .bind("deadSince", now.minus(PresenceRepository.NODE_DEAD_AFTER));
        reach.devices().ifPresent(some -> query.bindArray("within", DeviceId.class, some));
        var rows = Pages.bind(query, page)
                .map((row, context) -> new Placed<>(
                        view(row, now),
                        new Position(Columns.instant(row, "activated_at"), Columns.uuid(row, "list_key"))))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public Optional<DeviceView> find(Tx tx, OrgId org, DeviceId device, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("%s where d.org_id = :org and d.id = :device".formatted(SELECT))
                .bind("org", org)
                .bind("device", device)
                .bind("deadSince", now.minus(PresenceRepository.NODE_DEAD_AFTER))
                .map((row, context) -> view(row, now))
                .findOne();
    }

    private static DeviceView view(ResultSet row, Instant now) throws SQLException {
        var open = row.getBoolean("stream_open");
        var lastSeen = Columns.instantIfAny(row, "last_seen");
        return new DeviceView(
                DeviceRows.device(row),
                open,
                Presence.of(open, lastSeen, now),
                lastSeen,
                DeviceRows.heartbeat(row),
                lastCapture(row));
    }

    private static Optional<LastCapture> lastCapture(ResultSet row) throws SQLException {
        var recordId = Columns.textIfAny(row, "record_id");
        return recordId.isEmpty()
                ? Optional.empty()
                : Optional.of(new LastCapture(
                        new RecordId(recordId.get()),
                        Columns.instant(row, "captured_at"),
                        row.getString("evaluation_status"),
                        Columns.wordIfAny(row, "classification_state", ClassificationState.class),
                        Columns.digest(row, "sha256")));
    }

    private static final String SELECT = """
            select d.id, d.org_id, d.status, d.name, d.activated_at, d.deactivated_at, d.last_seen, d.timezone,
              d.config_width, d.config_height, d.config_jpeg_quality, d.config_heartbeat_s, d.config_upload_kbps,
              d.list_key, d.created_at, n.id is not null as stream_open,
              p.version, p.uptime_s, p.queue_depth, p.dropped, p.disk_free_bytes, p.camera_ok, p.temperature_c,
              c.record_id, c.captured_at, c.evaluation_status, c.classification_state, c.sha256
            from devices d
            left join device_presence p on p.org_id = d.org_id and p.device_id = d.id
            left join nodes n on n.id = p.node_id and n.last_seen > :deadSince
            left join lateral (
              select record_id, captured_at, evaluation_status, classification_state, sha256 from captures
              where captures.org_id = d.org_id and captures.device_id = d.id
              order by captured_at desc, id desc limit 1
            ) c on true
            """;
}
