package app.visant.persistence.image;

import static app.visant.application.capture.port.JpegBytes.afterStart;
import static app.visant.application.capture.port.JpegBytes.bytes;
import static app.visant.application.capture.port.JpegBytes.concat;
import static app.visant.application.capture.port.JpegBytes.find;
import static app.visant.application.capture.port.JpegBytes.frame;
import static app.visant.application.capture.port.JpegBytes.insert;
import static app.visant.application.capture.port.JpegBytes.patched;
import static app.visant.application.capture.port.JpegBytes.segment;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.application.capture.port.JpegBytes;
import app.visant.application.capture.port.Pictures;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class MarkerWalkTest {
    private static final ImageLimits LIMITS = ImageLimits.usual(1);
    private static final byte[] PICTURE = Pictures.jpeg(64, 64);
    private static final int FRAME = frame(PICTURE);
    private static final int SCAN = find(PICTURE, JpegBytes.SOS);

    @Test
    void kindsOfCodingThatCamerasDoNotSendAreRefused() {
        for (var kind : new int[] {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}) {
            assertRefused(patched(PICTURE, FRAME + 1, kind), "unsupported_coding");
        }
        assertRefused(patched(PICTURE, FRAME + 4, 12), "unsupported_coding");
        assertRefused(insert(PICTURE, SCAN, segment(0xCC, bytes(0, 0))), "unsupported_coding");
        assertRefused(insert(PICTURE, SCAN, segment(0xDC, bytes(0, 64))), "unsupported_coding");
        assertRefused(insert(PICTURE, FRAME, segment(0xDE, new byte[15])), "unsupported_coding");
        assertRefused(insert(PICTURE, SCAN, segment(0xDF, bytes(0x11))), "unsupported_coding");
        assertRefused(twoComponents(), "unsupported_coding");
    }

    @Test
    void extendedSequentialPicturesAreTaken() {
        assertThat(walk(patched(PICTURE, FRAME + 1, 0xC1))).isInstanceOf(MarkerWalk.Result.Sound.class);
    }

    @Test
    void aSecondFrameOrNoneIsMalformed() {
        var header = Arrays.copyOfRange(PICTURE, FRAME, JpegBytes.end(PICTURE, FRAME));
        assertRefused(insert(PICTURE, FRAME, header), "malformed");
        assertRefused(insert(PICTURE, PICTURE.length - 2, header), "malformed");
        assertRefused(JpegBytes.without(PICTURE, 0xC0), "malformed");
    }

    @Test
    void aFrameThatContradictsItselfIsMalformed() {
        assertRefused(patched(PICTURE, FRAME + 3, 12), "malformed");
        assertRefused(patched(PICTURE, FRAME + 9, 0), "malformed");
        assertRefused(patched(PICTURE, FRAME + 9, 4), "malformed");
        assertRefused(patched(PICTURE, FRAME + 11, 0x00), "malformed");
        assertRefused(patched(PICTURE, FRAME + 11, 0x51), "malformed");
        assertRefused(patched(PICTURE, FRAME + 13, PICTURE[FRAME + 10]), "malformed");
    }

    @Test
    void aScanThatContradictsTheFrameIsMalformed() {
        assertRefused(patched(PICTURE, SCAN + 4, 4), "malformed");
        assertRefused(patched(PICTURE, SCAN + 4, 0), "malformed");
        assertRefused(patched(PICTURE, SCAN + 5, 77), "malformed");
        assertRefused(patched(PICTURE, SCAN + 7, PICTURE[SCAN + 5]), "malformed");
    }

    @Test
    void segmentsThatLieAboutTheirLengthAreMalformed() {
        assertRefused(patched(PICTURE, 5, 0), "malformed");
        assertRefused(patched(PICTURE, 5, 1), "malformed");
        assertRefused(patched(PICTURE, 4, 0xFF), "malformed");
        assertRefused(patched(PICTURE, SCAN + 2, 0xFF), "malformed");
    }

    @Test
    void strayBytesAndMarkersBetweenSegmentsAreMalformed() {
        assertRefused(insert(PICTURE, FRAME, bytes(0)), "malformed");
        for (var marker : new int[] {0x00, 0x01, 0x02, 0xBF, 0xD0, 0xD7, 0xD8, 0xF0, 0xFD}) {
            assertRefused(insert(PICTURE, FRAME, bytes(0xFF, marker)), "malformed");
        }
    }

    @Test
    void fillingBytesBeforeAMarkerAreFine() {
        assertThat(walk(insert(PICTURE, FRAME, bytes(0xFF, 0xFF, 0xFF)))).isInstanceOf(MarkerWalk.Result.Sound.class);
    }

    @Test
    void metadataIsLimitedInNumberAndBytes() {
        var comments = new byte[64][];
        Arrays.fill(comments, segment(JpegBytes.COM));
        var bare = JpegBytes.without(PICTURE, JpegBytes.APP0);
        assertThat(walk(afterStart(bare, comments))).isInstanceOf(MarkerWalk.Result.Sound.class);
        assertRefused(afterStart(PICTURE, comments), "too_much_metadata");

        var large = new byte[17][];
        Arrays.fill(large, segment(JpegBytes.APP2, new byte[65_533]));
        assertRefused(afterStart(PICTURE, large), "too_much_metadata");
    }

    @Test
    void tablesAreLimitedInNumber() {
        var tables = new byte[600][];
        Arrays.fill(tables, segment(0xDD, bytes(0, 0)));

        assertRefused(afterStart(PICTURE, tables), "malformed");
    }

    @Test
    void aSmallFileThatClaimsToBeALargePictureIsRefused() {
        assertRefused(Pictures.bomb(5000, 5000), "too_few_bytes");
        assertRefused(concat(Pictures.bomb(5000, 5000), new byte[100_000]), "too_few_bytes");
        var padding = afterStart(Pictures.bomb(5000, 5000), segment(JpegBytes.COM, new byte[60_000]));
        assertRefused(padding, "too_few_bytes");
    }

    @Test
    void scansOfALargePictureAreLimitedByTheWorkTheyMake() {
        var structure = new ImageLimits.Structure(64, 64 * 64 * 10, 64, 1 << 20);
        var tight = new ImageLimits(LIMITS.extent(), structure, 1, Duration.ofSeconds(1));

        assertThat(MarkerWalk.over(Pictures.progressive(64, 64), tight)).isInstanceOf(MarkerWalk.Result.Sound.class);
        assertThat(MarkerWalk.over(Pictures.progressive(65, 65), tight))
                .isInstanceOfSatisfying(
                        MarkerWalk.Result.Unsound.class,
                        no -> assertThat(no.verdict())
                                .isInstanceOfSatisfying(
                                        Inspection.Refused.class,
                                        refused -> assertThat(refused.code()).isEqualTo("too_many_scans")));
        assertThat(MarkerWalk.over(Pictures.jpeg(640, 480), tight)).isInstanceOf(MarkerWalk.Result.Sound.class);
    }

    @Test
    void moreBytesThanAllowedAreRefused() {
        assertRefused(Arrays.copyOf(PICTURE, (10 << 20) + 1), "too_large");
    }

    @Test
    void aDecoderSeesNothingButTablesFrameAndScans() {
        var loaded =
                concat(afterStart(PICTURE, segment(JpegBytes.COM, bytes(1, 2, 3)), Pictures.exif(3)), new byte[50]);
        var sound = (MarkerWalk.Result.Sound) walk(loaded);
        var clean = new CleanStream(loaded, sound.anatomy(), new Deadline(() -> 0, Duration.ofSeconds(1)));

        var expected = JpegBytes.without(PICTURE, JpegBytes.APP0);
        assertThat(clean.length()).isEqualTo(expected.length);
        for (var expectedByte : expected) {
            assertThat(clean.read()).isEqualTo(expectedByte & 0xFF);
        }
        assertThat(clean.read()).isNegative();
    }

    @Test
    void anExifBlockThatMakesNoSenseMeansUpright() {
        var whole = Pictures.exif(6);
        for (var length = 8; length < whole.length - 4; length++) {
            var cut = Arrays.copyOfRange(whole, 4, length);
            assertOrientation(segment(JpegBytes.APP1, cut), length < 32 ? 1 : 6);
        }
        assertOrientation(Pictures.exif(0), 1);
        assertOrientation(Pictures.exif(9), 1);
        // Directory at the end, before the start, and far away; of 65535 entries; of another type.
        assertOrientation(patched(whole, 17, whole.length - 11), 1);
        assertOrientation(patched(whole, 17, 0), 1);
        assertOrientation(patched(whole, 14, 0xFF), 1);
        assertOrientation(patched(patched(whole, 18, 0xFF), 19, 0xFF), 6);
        assertOrientation(patched(whole, 23, 4), 1);
    }

    private static void assertOrientation(byte[] exif, int expected) {
        var sound = (MarkerWalk.Result.Sound) walk(afterStart(PICTURE, exif));

        assertThat(sound.anatomy().metadata().orientation()).isEqualTo(Orientation.of(expected));
    }

    private static byte[] twoComponents() {
        var at = FRAME + 10 + 6;
        var without = concat(Arrays.copyOf(PICTURE, at), Arrays.copyOfRange(PICTURE, at + 3, PICTURE.length));
        return patched(patched(without, FRAME + 3, 14), FRAME + 9, 2);
    }

    private static MarkerWalk.Result walk(byte[] jpeg) {
        return MarkerWalk.over(jpeg, LIMITS);
    }

    private static void assertRefused(byte[] jpeg, String code) {
        assertThat(walk(jpeg))
                .isInstanceOfSatisfying(
                        MarkerWalk.Result.Unsound.class,
                        no -> assertThat(no.verdict())
                                .isInstanceOfSatisfying(
                                        Inspection.Refused.class,
                                        refused -> assertThat(refused.code()).isEqualTo(code)));
    }
}
