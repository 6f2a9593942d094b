package app.visant.http;

import app.visant.domain.shared.Position;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Positions of lists as opaque texts. Not signed: a position only says where to go on within what the caller may see. */
final class Cursors {
    private static final int BYTES = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

    /** What the database can be asked. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Cursors() {}

    static String encode(Position position) {
        var time = position.time();
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(time.getEpochSecond())
                .putInt(time.getNano())
                .putLong(position.id().getMostSignificantBits())
                .putLong(position.id().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Position decode(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == BYTES) {
                var time = Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
                if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                    throw new IllegalArgumentException("the time is none that a list has");
                }
                return new Position(time, new UUID(bytes.getLong(), bytes.getLong()));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
        throw new IllegalArgumentException("is not a cursor of this list");
    }
}
