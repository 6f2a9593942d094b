package app.visant.application.capture.port;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Surgery on the bytes of well-formed JPEGs. */
public final class JpegBytes {
    public static final int SOI = 0xD8;
    public static final int EOI = 0xD9;
    public static final int SOS = 0xDA;
    public static final int DQT = 0xDB;
    public static final int DHT = 0xC4;
    public static final int APP0 = 0xE0;
    public static final int APP1 = 0xE1;
    public static final int APP2 = 0xE2;
    public static final int APP14 = 0xEE;
    public static final int COM = 0xFE;

    private JpegBytes() {}

    public static byte[] concat(byte[]... pieces) {
        var whole = new ByteArrayOutputStream();
        for (var piece : pieces) {
            whole.writeBytes(piece);
        }
        return whole.toByteArray();
    }

    /** The bytes of these numbers, each 0 to 255. */
    public static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    public static byte[] segment(int marker, byte... payload) {
        var length = payload.length + 2;
        return concat(bytes(0xFF, marker, length >> 8, length), payload);
    }

    /** What follows {@code SOI}: where things are put that come first. */
    public static byte[] afterStart(byte[] jpeg, byte[]... inserted) {
        return insert(jpeg, 2, concat(inserted));
    }

    public static byte[] insert(byte[] jpeg, int at, byte... inserted) {
        return concat(Arrays.copyOf(jpeg, at), inserted, Arrays.copyOfRange(jpeg, at, jpeg.length));
    }

    /** Without all segments of that marker before the first scan. */
    public static byte[] without(byte[] jpeg, int marker) {
        var rest = jpeg;
        for (var at = find(rest, marker); at >= 0; at = find(rest, marker)) {
            rest = concat(Arrays.copyOf(rest, at), Arrays.copyOfRange(rest, end(rest, at), rest.length));
        }
        return rest;
    }

    /** Where the first segment of that marker starts, up to and with the first scan's; -1 if there is none. */
    public static int find(byte[] jpeg, int marker) {
        for (var at = 2; at + 4 <= jpeg.length; at = end(jpeg, at)) {
            if (unsigned(jpeg, at + 1) == marker) {
                return at;
            }
            if (unsigned(jpeg, at + 1) == SOS) {
                return -1;
            }
        }
        return -1;
    }

    /** Where the frame header starts. */
    public static int frame(byte[] jpeg) {
        for (var kind = 0xC0; kind <= 0xCF; kind++) {
            if (kind != DHT && kind != 0xC8 && kind != 0xCC && find(jpeg, kind) >= 0) {
                return find(jpeg, kind);
            }
        }
        throw new IllegalArgumentException("no frame header");
    }

    /** Where the entropy-coded data of the first scan starts. */
    public static int scanData(byte[] jpeg) {
        return end(jpeg, find(jpeg, SOS));
    }

    /** Where the segment that starts there ends. */
    public static int end(byte[] jpeg, int segment) {
        return segment + 2 + (unsigned(jpeg, segment + 2) << 8 | unsigned(jpeg, segment + 3));
    }

    /** With one byte of the copy changed. */
    public static byte[] patched(byte[] jpeg, int at, int value) {
        var copy = jpeg.clone();
        copy[at] = (byte) value;
        return copy;
    }

    /** The same, but the frame header claims another size. */
    public static byte[] claiming(byte[] jpeg, int width, int height) {
        var copy = jpeg.clone();
        var at = frame(jpeg) + 5;
        copy[at] = (byte) (height >> 8);
        copy[at + 1] = (byte) height;
        copy[at + 2] = (byte) (width >> 8);
        copy[at + 3] = (byte) width;
        return copy;
    }

    public static int unsigned(byte[] jpeg, int at) {
        return jpeg[at] & 0xFF;
    }
}
