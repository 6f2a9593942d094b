package app.visant.persistence.image;

import app.visant.persistence.image.Anatomy.Span;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A JPEG as the decoder gets to see it: tables, frame and scans, and nothing that has not been walked over before. No
 * thumbnails, profiles or text; always with an end; with the standard Huffman tables if it has none of its own, as in the
 * motion JPEG of many webcams.
 */
final class CleanStream extends ImageInputStreamImpl {
    /** Small, so that the time is looked at often. */
    private static final int AT_ONCE = 2048;

    private final byte[] bytes;
    private final Deadline deadline;

    CleanStream(byte[] jpeg, Anatomy anatomy, Deadline deadline) {
        this.bytes = clean(jpeg, anatomy);
        this.deadline = deadline;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        deadline.check();
        bitOffset = 0;
        var count = (int) Math.min(Math.min(length, AT_ONCE), bytes.length - streamPos);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(bytes, (int) streamPos, to, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private static byte[] clean(byte[] jpeg, Anatomy anatomy) {
        var tables = hasHuffmanTables(jpeg, anatomy) ? new byte[0] : standardTables();
        var length = 4 + tables.length;
        for (var span : anatomy.essentials()) {
            length += span.to() - span.from();
        }
        var clean = new byte[length];
        clean[0] = (byte) Marker.PREFIX;
        clean[1] = (byte) Marker.SOI;
        System.arraycopy(tables, 0, clean, 2, tables.length);
        var at = 2 + tables.length;
        for (var span : anatomy.essentials()) {
            System.arraycopy(jpeg, span.from(), clean, at, span.to() - span.from());
            at += span.to() - span.from();
        }
        clean[at] = (byte) Marker.PREFIX;
        clean[at + 1] = (byte) Marker.EOI;
        return clean;
    }

    private static boolean hasHuffmanTables(byte[] jpeg, Anatomy anatomy) {
        return anatomy.frame().progressive()
                || anatomy.essentials().stream().anyMatch(span -> marker(jpeg, span) == Marker.DHT);
    }

    private static int marker(byte[] jpeg, Span span) {
        var at = span.from();
        while ((jpeg[at] & 0xFF) == Marker.PREFIX) {
            at++;
        }
        return jpeg[at] & 0xFF;
    }

    private static byte[] standardTables() {
        var luminance =
                concat(table(0x00, JPEGHuffmanTable.StdDCLuminance), table(0x10, JPEGHuffmanTable.StdACLuminance));
        return concat(
                luminance,
                concat(table(0x01, JPEGHuffmanTable.StdDCChrominance), table(0x11, JPEGHuffmanTable.StdACChrominance)));
    }

    /** A segment with one table: how many codes of each length there are, then what they stand for. */
    private static byte[] table(int kindAndNumber, JPEGHuffmanTable table) {
        var counts = table.getLengths();
        var values = table.getValues();
        var segment = new byte[21 + values.length];
        segment[0] = (byte) Marker.PREFIX;
        segment[1] = (byte) Marker.DHT;
        segment[3] = (byte) (segment.length - 2);
        segment[4] = (byte) kindAndNumber;
        for (var i = 0; i < counts.length; i++) {
            segment[5 + i] = (byte) counts[i];
        }
        for (var i = 0; i < values.length; i++) {
            segment[21 + i] = (byte) values[i];
        }
        return segment;
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
