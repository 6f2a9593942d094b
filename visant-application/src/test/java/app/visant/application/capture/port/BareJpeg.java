package app.visant.application.capture.port;

import static app.visant.application.capture.port.JpegBytes.bytes;
import static app.visant.application.capture.port.JpegBytes.concat;
import static app.visant.application.capture.port.JpegBytes.segment;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The smallest well-formed files for a size: black pictures of one component, written bit by bit. Huge ones take hardly
 * any bytes and, where the limits let them through, as much work as any picture can make.
 */
final class BareJpeg {
    /** A table whose only code, one zero bit, stands for "no difference" or for an end of block. */
    private static final byte[] ONE_CODE_DC = table(0x00, 0x00);

    private static final byte[] ONE_CODE_AC = table(0x10, 0x00);
    /** The only code announces 14 more bits: so many blocks, and 16384, have nothing in this scan. */
    private static final byte[] LONG_RUNS = table(0x10, 0xE0);

    private static final int LONGEST_RUN = 32_767;
    private static final int RUN_BASE = 16_384;
    private static final int RUN_BITS = 14;

    private final int width;
    private final int height;
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private BareJpeg(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** One scan, two bits for each block of 64 pixels. */
    static byte[] baseline(int width, int height) {
        var jpeg = new BareJpeg(width, height);
        jpeg.start(0xC0);
        jpeg.file.writeBytes(scan(0, 63, 0));
        jpeg.file.writeBytes(zeros(2 * jpeg.blocks()));
        return jpeg.finish();
    }

    /** A first scan of one bit a block, then one for each coefficient that says in a few bytes that it is nought. */
    static byte[] progressive(int width, int height, int scans) {
        var jpeg = new BareJpeg(width, height);
        jpeg.start(0xC2);
        jpeg.file.writeBytes(scan(0, 0, 0));
        jpeg.file.writeBytes(zeros(jpeg.blocks()));
        jpeg.file.writeBytes(LONG_RUNS);
        for (var i = 1; i < scans; i++) {
            var coefficient = Math.min(i, 63);
            jpeg.file.writeBytes(scan(coefficient, coefficient, 0));
            jpeg.file.writeBytes(emptyRuns(jpeg.blocks()));
        }
        return jpeg.finish();
    }

    private int blocks() {
        return (width + 7) / 8 * ((height + 7) / 8);
    }

    private void start(int frame) {
        file.writeBytes(bytes(0xFF, JpegBytes.SOI));
        file.writeBytes(segment(JpegBytes.DQT, concat(bytes(0), ones())));
        file.writeBytes(segment(frame, bytes(8, height >> 8, height, width >> 8, width, 1, 1, 0x11, 0)));
        file.writeBytes(ONE_CODE_DC);
        file.writeBytes(ONE_CODE_AC);
    }

    private byte[] finish() {
        file.writeBytes(bytes(0xFF, JpegBytes.EOI));
        return file.toByteArray();
    }

    private static byte[] scan(int first, int last, int approximation) {
        return segment(JpegBytes.SOS, bytes(1, 1, 0x00, first, last, approximation));
    }

    private static byte[] table(int kindAndNumber, int symbol) {
        var counts = new byte[16];
        counts[0] = 1;
        return segment(JpegBytes.DHT, concat(bytes(kindAndNumber), counts, bytes(symbol)));
    }

    private static byte[] ones() {
        var ones = new byte[64];
        Arrays.fill(ones, (byte) 1);
        return ones;
    }

    private static byte[] zeros(int bits) {
        return new byte[(bits + 7) / 8];
    }

    private static byte[] emptyRuns(int blocks) {
        var bits = new StringBuilder();
        for (var left = blocks; left > 0; left -= LONGEST_RUN) {
            var run = Math.max(RUN_BASE, Math.min(left, LONGEST_RUN));
            var rest = Integer.toBinaryString(run - RUN_BASE);
            bits.append('0').append("0".repeat(RUN_BITS - rest.length())).append(rest);
        }
        while (bits.length() % 8 != 0) {
            bits.append('1');
        }
        var coded = new ByteArrayOutputStream();
        for (var at = 0; at < bits.length(); at += 8) {
            var value = Integer.parseInt(bits.substring(at, at + 8), 2);
            coded.write(value);
            if (value == 0xFF) {
                coded.write(0);
            }
        }
        return coded.toByteArray();
    }
}
