package app.visant.persistence.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation in a block of EXIF data; follows no pointer but the first, so that no loop can catch it. */
final class Exif {
    static final byte[] SIGNATURE = "Exif\0\0".getBytes(US_ASCII);
    private static final int TIFF_HEADER = 8;
    private static final int TIFF_MAGIC = 42;
    private static final int ENTRY = 12;
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int SHORT = 3;

    private Exif() {}

    /** What the block that starts there with its signature says; upright if it says nothing, or nothing that can be understood. */
    static Orientation orientation(byte[] jpeg, int from, int to) {
        var start = from + SIGNATURE.length;
        if (to - start < TIFF_HEADER) {
            return Orientation.UPRIGHT;
        }
        var tiff = ByteBuffer.wrap(jpeg, start, to - start).slice();
        if (tiff.get(0) == 'I' && tiff.get(1) == 'I') {
            tiff.order(ByteOrder.LITTLE_ENDIAN);
        } else if (tiff.get(0) != 'M' || tiff.get(1) != 'M') {
            return Orientation.UPRIGHT;
        }
        return tiff.getShort(2) == TIFF_MAGIC ? inDirectory(tiff, tiff.getInt(4)) : Orientation.UPRIGHT;
    }

    private static Orientation inDirectory(ByteBuffer tiff, int directory) {
        if (directory < TIFF_HEADER || directory > tiff.limit() - 2) {
            return Orientation.UPRIGHT;
        }
        var claimed = tiff.getShort(directory) & 0xFFFF;
        var entries = Math.min(claimed, (tiff.limit() - directory - 2) / ENTRY);
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG) {
                var single = tiff.getShort(entry + 2) == SHORT && tiff.getInt(entry + 4) == 1;
                return single ? Orientation.of(tiff.getShort(entry + 8)) : Orientation.UPRIGHT;
            }
        }
        return Orientation.UPRIGHT;
    }
}
