package app.visant.persistence.device;

import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.DeviceName;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Sha256;
import app.visant.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/** From rows to devices. */
final class DeviceRows {
    private DeviceRows() {}

    static Device device(ResultSet row) throws SQLException {
        return switch (row.getString("status")) {
            case "manufactured" -> manufactured(row);
            case "active" -> active(row);
            default -> deactivated(row);
        };
    }

    static Heartbeat heartbeat(ResultSet row) throws SQLException {
        return new Heartbeat(
                Columns.textIfAny(row, "version"),
                Columns.ifAny(row, "uptime_s", Long.class),
                Columns.ifAny(row, "queue_depth", Long.class),
                Columns.ifAny(row, "dropped", Long.class),
                Columns.ifAny(row, "disk_free_bytes", Long.class),
                Columns.ifAny(row, "camera_ok", Boolean.class),
                Columns.ifAny(row, "temperature_c", Double.class));
    }

    private static Device manufactured(ResultSet row) throws SQLException {
        var claim = Optional.ofNullable(row.getBytes("claim_digest"))
                .map(digest -> new Sha256(HexFormat.of().formatHex(digest)));
        return new Device.Manufactured(id(row), claim, Columns.instant(row, "created_at"));
    }

    private static Device active(ResultSet row) throws SQLException {
        return new Device.Active(
                id(row),
                Columns.org(row),
                new DeviceName(row.getString("name")),
                Columns.instant(row, "activated_at"),
                Columns.zoneIfAny(row, "timezone"),
                config(row),
                Columns.instant(row, "created_at"));
    }

    private static Device deactivated(ResultSet row) throws SQLException {
        return new Device.Deactivated(
                id(row),
                Columns.org(row),
                new DeviceName(row.getString("name")),
                Columns.instant(row, "activated_at"),
                Columns.instant(row, "deactivated_at"),
                Columns.zoneIfAny(row, "timezone"),
                config(row),
                Columns.instant(row, "created_at"));
    }

    private static DeviceId id(ResultSet row) throws SQLException {
        return new DeviceId(row.getString("id"));
    }

    static DeviceConfig config(ResultSet row) throws SQLException {
        return new DeviceConfig(
                Columns.ifAny(row, "config_width", Integer.class),
                Columns.ifAny(row, "config_height", Integer.class),
                row.getInt("config_jpeg_quality"),
                row.getInt("config_heartbeat_s"),
                Columns.ifAny(row, "config_upload_kbps", Integer.class));
    }
}
