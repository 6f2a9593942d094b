package app.visant.persistence;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads columns as what the domain calls them; the counterpart of {@link DomainArguments}. */
public final class Columns {
    private Columns() {}

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    public static Optional<UUID> uuidIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> instantIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public static Optional<String> textIfAny(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    public static <T> Optional<T> ifAny(ResultSet row, String column, Class<T> type) throws SQLException {
        return Optional.ofNullable(row.getObject(column, type));
    }

    public static OrgId org(ResultSet row) throws SQLException {
        return new OrgId(uuid(row, "org_id"));
    }

    public static DeviceId device(ResultSet row) throws SQLException {
        return new DeviceId(row.getString("device_id"));
    }

    public static RecordId record(ResultSet row) throws SQLException {
        return new RecordId(row.getString("record_id"));
    }

    public static Sha256 digest(ResultSet row, String column) throws SQLException {
        return new Sha256(HexFormat.of().formatHex(row.getBytes(column)));
    }

    public static Optional<ZoneId> zoneIfAny(ResultSet row, String column) throws SQLException {
        return textIfAny(row, column).map(ZoneId::of);
    }

    /** The constant whose name is the column's word in capitals. */
    public static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type) throws SQLException {
        return constant(row.getString(column), type);
    }

    public static <E extends Enum<E>> Optional<E> wordIfAny(ResultSet row, String column, Class<E> type)
            throws SQLException {
        return textIfAny(row, column).map(word -> constant(word, type));
    }

    /** How a constant is written in the database. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(String word, Class<E> type) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
