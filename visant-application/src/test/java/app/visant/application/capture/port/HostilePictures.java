package app.visant.application.capture.port;

import static app.visant.application.capture.port.JpegBytes.APP0;
import static app.visant.application.capture.port.JpegBytes.APP1;
import static app.visant.application.capture.port.JpegBytes.APP14;
import static app.visant.application.capture.port.JpegBytes.APP2;
import static app.visant.application.capture.port.JpegBytes.COM;
import static app.visant.application.capture.port.JpegBytes.DHT;
import static app.visant.application.capture.port.JpegBytes.DQT;
import static app.visant.application.capture.port.JpegBytes.EOI;
import static app.visant.application.capture.port.JpegBytes.SOS;
import static app.visant.application.capture.port.JpegBytes.afterStart;
import static app.visant.application.capture.port.JpegBytes.bytes;
import static app.visant.application.capture.port.JpegBytes.concat;
import static app.visant.application.capture.port.JpegBytes.find;
import static app.visant.application.capture.port.JpegBytes.frame;
import static app.visant.application.capture.port.JpegBytes.insert;
import static app.visant.application.capture.port.JpegBytes.patched;
import static app.visant.application.capture.port.JpegBytes.segment;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Files made to break whoever reads them as pictures; every one the same in each run. */
public final class HostilePictures {
    private static final long SEED = 20_261_122;
    private static final int MUTATIONS = 40;
    private static final int DRI = 0xDD;

    private static final byte[] BASELINE = Pictures.jpeg(96, 64);
    private static final byte[] PROGRESSIVE = Pictures.progressive(96, 64);
    private static final int FRAME = frame(BASELINE);
    private static final int SCAN = find(BASELINE, SOS);

    private final List<Hostile> all = new ArrayList<>();

    private HostilePictures() {}

    /** One of them. */
    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    public record Hostile(String name, byte[] bytes) {
        @Override
        public String toString() {
            return name + ", " + bytes.length + " bytes";
        }
    }

    public static List<Hostile> all() {
        var made = new HostilePictures();
        made.foreign();
        made.cut();
        made.sizes();
        made.frames();
        made.lengths();
        made.scans();
        made.tables();
        made.metadata();
        made.codedData();
        made.polyglots();
        made.mutated();
        return List.copyOf(made.all);
    }

    private void add(String name, byte[]... pieces) {
        all.add(new Hostile(name, concat(pieces)));
    }

    /** Other formats, and the same behind the first bytes of a JPEG. */
    private void foreign() {
        var start = bytes(0xFF, 0xD8, 0xFF);
        Map.ofEntries(
                        Map.entry("nothing", ""),
                        Map.entry("a zero", "\0"),
                        Map.entry("gif", "GIF89a\1\0\1\0\0\0\0;"),
                        Map.entry("png", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\u7fff\u7fff"),
                        Map.entry("svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                        Map.entry("html", "<!doctype html><script>alert(1)</script>"),
                        Map.entry("zip", "PK\3\4\24\0\0\0"),
                        Map.entry("pdf", "%PDF-1.7\n1 0 obj"),
                        Map.entry("bmp", "BM\0\0\0\0"),
                        Map.entry("webp", "RIFF\0\0\0\0WEBPVP8 "),
                        Map.entry("tiff", "II*\0\10\0\0\0"),
                        Map.entry("mp4", "\0\0\0\30ftypmp42"),
                        Map.entry("jpeg 2000", "\0\0\0\14jP  \r\n"),
                        Map.entry("gzip", "\37\u008b\10"),
                        Map.entry("xml bomb", "<!DOCTYPE a [<!ENTITY b '&c;&c;'>]><a>&b;</a>"))
                .forEach((name, text) -> {
                    add(name, text.getBytes(ISO_8859_1));
                    add(name + " behind a JPEG's start", start, text.getBytes(ISO_8859_1));
                });
        add("nothing but a start", bytes(0xFF, 0xD8));
        add("start and end", bytes(0xFF, 0xD8, 0xFF, EOI));
        add("filling bytes for ever", start, filled(100_000, 0xFF));
    }

    private void cut() {
        for (var whole : List.of(BASELINE, PROGRESSIVE, Pictures.grayscale(40, 40), Pictures.cmykQuarters(16, 16))) {
            for (var at = 2; at + 4 < whole.length; at++) {
                if (JpegBytes.unsigned(whole, at) == 0xFF && JpegBytes.unsigned(whole, at + 1) != 0) {
                    for (var length : new int[] {at, at + 1, at + 2, at + 3, at + 6}) {
                        add("cut at " + length + " of " + whole.length, Arrays.copyOf(whole, length));
                    }
                }
            }
        }
        for (var percent = 5; percent < 100; percent += 10) {
            add("cut at " + percent + " %", Pictures.truncated(BASELINE, percent));
            add("progressive cut at " + percent + " %", Pictures.truncated(PROGRESSIVE, percent));
        }
    }

    private void sizes() {
        int[][] claims = {
            {0, 0},
            {0, 64},
            {64, 0},
            {20_000, 20_000},
            {65_500, 65_500},
            {65_535, 65_535},
            {65_535, 1},
            {1, 65_535},
            {46_341, 46_341},
            {32_768, 65_535},
            {65_535, 32_769},
            {8193, 8},
            {8, 8193},
            {8192, 8192},
            {8192, 3052},
            {5000, 5000},
            {8192, 3051},
            {2000, 2000},
            {1, 1},
            {97, 64},
            {96, 65},
            {9, 9}
        };
        for (var claim : claims) {
            add("claims " + Arrays.toString(claim), JpegBytes.claiming(BASELINE, claim[0], claim[1]));
            add("claims, progressive " + Arrays.toString(claim), JpegBytes.claiming(PROGRESSIVE, claim[0], claim[1]));
        }
        add("bare, as large as allowed", BareJpeg.baseline(8192, 3051));
        add("bare, too large", BareJpeg.baseline(8192, 3053));
        add("bare, one line", BareJpeg.baseline(8192, 1));
        add("bare, one column", BareJpeg.baseline(1, 8192));
        add("bare, as many scans as a large one may have", BareJpeg.progressive(8192, 3051, 10));
        add("bare, one scan more", BareJpeg.progressive(8192, 3051, 11));
        add("bare, as many scans as any may have", BareJpeg.progressive(2000, 2000, 64));
        add("bare, still more", BareJpeg.progressive(2000, 2000, 65));
    }

    private void frames() {
        for (var kind = 0xC0; kind <= 0xCF; kind++) {
            add("frame kind " + Integer.toHexString(kind), patched(BASELINE, FRAME + 1, kind));
            add("progressive as kind " + Integer.toHexString(kind), patched(PROGRESSIVE, frame(PROGRESSIVE) + 1, kind));
        }
        for (var precision : new int[] {0, 1, 7, 9, 12, 16, 255}) {
            add("precision " + precision, patched(BASELINE, FRAME + 4, precision));
        }
        for (var count : new int[] {0, 1, 2, 4, 5, 255}) {
            add(count + " components", patched(BASELINE, FRAME + 9, count));
        }
        for (var sampling : new int[] {0x00, 0x01, 0x10, 0x12, 0x13, 0x33, 0x41, 0x44, 0x55, 0xFF}) {
            add("sampling " + sampling, patched(BASELINE, FRAME + 11, sampling));
            add("chroma sampling " + sampling, patched(BASELINE, FRAME + 14, sampling));
        }
        add("quantization table 9", patched(BASELINE, FRAME + 12, 9));
        add("two components of one name", patched(BASELINE, FRAME + 13, BASELINE[FRAME + 10]));
        var header = Arrays.copyOfRange(BASELINE, FRAME, JpegBytes.end(BASELINE, FRAME));
        add("two frames", insert(BASELINE, FRAME, header));
        add("a frame behind the scan", insert(BASELINE, BASELINE.length - 2, header));
        add("a larger frame behind the scan", insert(BASELINE, BASELINE.length - 2, patched(header, 5, 0x1F)));
        add("no frame", JpegBytes.without(BASELINE, 0xC0));
        add(
                "lines counted late",
                insert(JpegBytes.claiming(BASELINE, 96, 0), BASELINE.length - 2, segment(0xDC, bytes(0, 64))));
        add("hierarchical", insert(BASELINE, FRAME, segment(0xDE, new byte[15])));
    }

    private void lengths() {
        for (var at = 2; at < SCAN + 1; at = JpegBytes.end(BASELINE, at)) {
            for (var length : new int[] {0, 1, 2, 3, 0x7FFF, 0xFFFF}) {
                var lying = patched(patched(BASELINE, at + 2, length >> 8), at + 3, length);
                add("length " + length + " at " + at, lying);
            }
            add("garbage at " + at, insert(BASELINE, at, bytes(0, 1, 2, 3)));
            add("a second start at " + at, insert(BASELINE, at, bytes(0xFF, 0xD8)));
            add("an early end at " + at, insert(BASELINE, at, bytes(0xFF, EOI)));
            add("a restart at " + at, insert(BASELINE, at, bytes(0xFF, 0xD3)));
            add("an unknown marker at " + at, insert(BASELINE, at, segment(0xF5, new byte[9])));
        }
    }

    private void scans() {
        add("65 scans", Pictures.scans(65));
        add("10 000 scans", Pictures.scans(10_000));
        add(
                "10 000 empty scans",
                repeated(BASELINE, BASELINE.length - 2, 10_000, segment(SOS, bytes(1, 1, 0, 0, 63, 0))));
        add("a scan before the frame", insert(BASELINE, 2, segment(SOS, bytes(1, 1, 0, 0, 63, 0))));
        for (var at = SCAN + 4; at < JpegBytes.end(BASELINE, SCAN); at++) {
            for (var value : new int[] {0, 4, 63, 64, 0xFF}) {
                add("scan header byte " + (at - SCAN) + " is " + value, patched(BASELINE, at, value));
            }
        }
        var scan = find(PROGRESSIVE, SOS);
        for (var at = scan + 4; at < JpegBytes.end(PROGRESSIVE, scan); at++) {
            for (var value : new int[] {0, 4, 63, 0xFF}) {
                add("progressive scan header byte " + (at - scan) + " is " + value, patched(PROGRESSIVE, at, value));
            }
        }
    }

    private void tables() {
        var codes = find(BASELINE, DHT);
        for (var marker : new int[] {DHT, DQT}) {
            add("without tables " + marker, JpegBytes.without(BASELINE, marker));
            add("progressive without tables " + marker, JpegBytes.without(PROGRESSIVE, marker));
        }
        for (var value : new int[] {0, 1, 0x7F, 0xFF}) {
            var counts = BASELINE.clone();
            Arrays.fill(counts, codes + 5, codes + 21, (byte) value);
            add("code counts " + value, counts);
            var steps = BASELINE.clone();
            var quantization = find(BASELINE, DQT);
            Arrays.fill(steps, quantization + 5, quantization + 69, (byte) value);
            add("quantization " + value, steps);
            add("table number " + value, patched(BASELINE, codes + 4, value));
            add("quantization number " + value, patched(BASELINE, quantization + 4, value));
            add("restarts every " + value, insert(BASELINE, SCAN, segment(DRI, bytes(value, value))));
        }
        add("an empty table", insert(BASELINE, SCAN, segment(DHT)));
        add("half a table", insert(BASELINE, SCAN, segment(DHT, new byte[9])));
        add("10 000 tables", repeated(BASELINE, SCAN, 10_000, segment(DRI, bytes(0, 0))));
        add("arithmetic conditioning", insert(BASELINE, SCAN, segment(0xCC, bytes(0, 0))));
    }

    private void metadata() {
        add("10 000 comments", repeated(BASELINE, 2, 10_000, segment(COM)));
        add("2 MB of application data", repeated(BASELINE, 2, 32, segment(APP2, new byte[65_000])));
        add("an exif loop", afterStart(BASELINE, exif(bytes('M', 'M', 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 8))));
        add("exif pointing at itself", afterStart(BASELINE, exif(bytes('M', 'M', 0, 42, 0, 0, 0, 0))));
        add("exif pointing far", afterStart(BASELINE, exif(bytes('I', 'I', 42, 0, 0xFF, 0xFF, 0xFF, 0x7F))));
        add("exif pointing back", afterStart(BASELINE, exif(bytes('I', 'I', 42, 0, 0xFF, 0xFF, 0xFF, 0xFF))));
        add("exif of 65535 entries", afterStart(BASELINE, exif(bytes('M', 'M', 0, 42, 0, 0, 0, 8, 0xFF, 0xFF, 1))));
        for (var length = 0; length < 24; length += 3) {
            add(
                    "exif of " + length,
                    afterStart(BASELINE, segment(APP1, Arrays.copyOfRange(Pictures.exif(6), 4, 4 + length))));
        }
        var profile = "ICC_PROFILE\0".getBytes(ISO_8859_1);
        for (var count : new int[] {0, 1, 2, 255}) {
            add(
                    "profile 1 of " + count,
                    afterStart(BASELINE, segment(APP2, concat(profile, bytes(1, count), new byte[40]))));
            add("profile " + count + " of 1", afterStart(BASELINE, segment(APP2, concat(profile, bytes(count, 1)))));
        }
        add(
                "a thumbnail that is not there",
                afterStart(BASELINE, segment(APP0, bytes('J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 255, 255))));
        add("a short JFIF", afterStart(BASELINE, segment(APP0, bytes('J', 'F', 'I', 'F', 0))));
        add("a JFIF extension", afterStart(BASELINE, segment(APP0, bytes('J', 'F', 'X', 'X', 0, 0x10, 0xFF, 0xD8))));
        add("a short Adobe", afterStart(BASELINE, segment(APP14, "Adobe".getBytes(ISO_8859_1))));
        for (var transform : new int[] {0, 2, 3, 255}) {
            var adobe = concat("Adobe".getBytes(ISO_8859_1), bytes(0, 100, 0, 0, 0, 0, transform));
            add("Adobe transform " + transform, afterStart(BASELINE, segment(APP14, adobe)));
        }
    }

    private void codedData() {
        var data = JpegBytes.scanData(BASELINE);
        var header = Arrays.copyOf(BASELINE, data);
        var end = bytes(0xFF, EOI);
        for (var value : new int[] {0x00, 0x55, 0xAA, 0xFE}) {
            add("coded " + value, header, filled(2000, value), end);
            add("a lot of coded " + value, header, filled(3_000_000, value), end);
        }
        add("no coded data", header, end);
        add("stuffed ones", repeated(concat(header, end), data, 1000, bytes(0xFF, 0)));
        for (var marker = 0xD0; marker <= 0xD7; marker++) {
            add("nothing but restarts " + marker, repeated(concat(header, end), data, 1000, bytes(0xFF, marker)));
            add("a restart in between", insert(BASELINE, data + 100, bytes(0xFF, marker)));
        }
        add("a million restarts", repeated(concat(header, end), data, 1_000_000, bytes(0xFF, 0xD0)));
        add("filling bytes in between", insert(BASELINE, data + 100, filled(100_000, 0xFF)));
        add("a comment in between", insert(BASELINE, data + 100, segment(COM, new byte[20])));
    }

    private void polyglots() {
        var archive = "PK\3\4\24\0\0\0\0\0 a whole archive PK\5\6".getBytes(ISO_8859_1);
        var script = "*/=1;alert(document.domain)/*<script>alert(1)</script>".getBytes(ISO_8859_1);
        add("with an archive behind", BASELINE, archive);
        add("with an archive in a comment", afterStart(BASELINE, segment(COM, archive)));
        add("with a script in a comment", afterStart(BASELINE, segment(COM, script)));
        add("with a script behind", BASELINE, script);
        add("with a bomb behind", BASELINE, Pictures.bomb(65_500, 65_500));
        add("with a bomb as its thumbnail", afterStart(BASELINE, exif(Pictures.bomb(65_500, 65_500))));
        add("with five megabytes of nothing behind", BASELINE, new byte[5 << 20]);
        add("more than ten megabytes", BASELINE, new byte[10 << 20]);
        add("behind a gif's start", "GIF89a".getBytes(ISO_8859_1), BASELINE);
    }

    private void mutated() {
        var random = new Random(SEED);
        for (var whole : List.of(BASELINE, PROGRESSIVE, Pictures.cmykQuarters(48, 48), Pictures.grayscale(64, 64))) {
            for (var i = 0; i < MUTATIONS; i++) {
                var mutant = whole.clone();
                // Most in the header, where a bit changes more.
                var reach = i % 4 == 0 ? whole.length : Math.min(whole.length, 700);
                for (var hits = 1 << i % 6; hits > 0; hits--) {
                    mutant[2 + random.nextInt(reach - 2)] ^= (byte) (1 << random.nextInt(8));
                }
                add("mutant " + i + " of " + whole.length, mutant);
            }
        }
    }

    private static byte[] exif(byte[] tiff) {
        return segment(APP1, concat("Exif\0\0".getBytes(ISO_8859_1), tiff));
    }

    private static byte[] filled(int length, int value) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] repeated(byte[] jpeg, int at, int times, byte[] piece) {
        var pieces = new byte[times][];
        Arrays.fill(pieces, piece);
        return insert(jpeg, at, concat(pieces));
    }
}
