package app.visant.bootstrap.bench;

import java.io.ByteArrayOutputStream;

/** Makes a JPEG longer by comments, which every reader passes over. */
final class Padding {
    private static final int LONGEST = 65_000;
    private static final int OVERHEAD = 4;

    private Padding() {}

    static byte[] insert(byte[] jpeg, int bytes) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        for (var left = bytes; left > OVERHEAD; ) {
            var content = Math.min(LONGEST, left - OVERHEAD);
            out.write(0xFF);
            out.write(0xFE);
            out.write(content + 2 >> 8);
            out.write(content + 2 & 0xFF);
            out.writeBytes(new byte[content]);
            left -= content + OVERHEAD;
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
