package app.visant.application.capture.port;

import static app.visant.application.capture.port.JpegBytes.APP1;
import static app.visant.application.capture.port.JpegBytes.APP2;
import static app.visant.application.capture.port.JpegBytes.COM;
import static app.visant.application.capture.port.JpegBytes.afterStart;
import static app.visant.application.capture.port.JpegBytes.concat;
import static app.visant.application.capture.port.JpegBytes.segment;
import static app.visant.application.capture.port.Pictures.BLUE;
import static app.visant.application.capture.port.Pictures.GREEN;
import static app.visant.application.capture.port.Pictures.RED;
import static app.visant.application.capture.port.Pictures.YELLOW;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.application.capture.port.ImageCodec.Raster;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a codec that really decodes keeps to besides. */
public interface ImageDecodingContract extends ImageCodecContract {

    @ParameterizedTest
    @CsvSource({
        "0, RGBY", "1, RGBY", "2, GRYB", "3, YBGR", "4, BYRG", "5, RBGY", "6, BRYG", "7, YGBR", "8, GYRB", "9, RGBY"
    })
    default void theOrientationTagIsApplied(int tag, String corners) throws UnreadableException {
        var picture = Pictures.oriented(Pictures.quarters(96, 48), tag);
        var upright = tag >= 5 && tag <= 8 ? List.of(24, 48) : List.of(48, 24);

        var raster = codec().raster(picture, 48);
        assertThat(List.of(raster.width(), raster.height())).isEqualTo(upright);
        assertCorners(raster, corners);

        var fitted = codec().raster(codec().fit(picture, upright.get(0), 100, 95), 100);
        assertThat(List.of(fitted.width(), fitted.height())).isEqualTo(upright);
        assertCorners(fitted, corners);

        assertCorners(codec().raster(picture, 200), corners);
    }

    @Test
    default void everyWayOfCodingColoursIsUnderstood() throws UnreadableException {
        for (var picture : List.of(
                Pictures.quarters(64, 64),
                Pictures.cmykQuarters(64, 64),
                Pictures.ycckQuarters(64, 64),
                Pictures.rgbQuarters(64, 64))) {
            assertCorners(codec().raster(picture, 64), "RGBY");
            assertCorners(codec().raster(picture, 20), "RGBY");
            assertCorners(codec().raster(codec().fit(picture, 32, 32, 95), 32), "RGBY");
        }
    }

    @Test
    default void aMaskCoversAllButTheRegionsHoweverThePictureLies() throws UnreadableException {
        var rightTop = new Sight(Sight.Form.MASKED, List.of(new Region(0.5, 0, 0.5, 0.5)));
        for (var side : List.of(128, 32)) {
            var shown = codec().raster(codec().show(Pictures.quarters(128, 128), rightTop, side, 95), 128);

            assertThat(shown.width()).isEqualTo(side);
            assertCorners(shown, "KGKK");
        }
        // Mirrored, so that green is at the left as it is stored.
        var mirrored = Pictures.oriented(Pictures.quarters(128, 128), 2);
        assertCorners(codec().raster(codec().show(mirrored, rightTop, 128, 95), 128), "KRKK");
    }

    @Test
    default void whatIsHiddenIsBlackInEveryFormOfThePicture() throws UnreadableException {
        var leftTop = new Region(0, 0, 0.5, 0.5);
        var lower = new Region(0, 0.5, 1, 0.5);
        for (var form : Sight.Form.values()) {
            for (var side : List.of(128, 32)) {
                var hidden = new Sight(form, List.of(), List.of(leftTop));
                assertCorners(codec().raster(codec().show(Pictures.quarters(128, 128), hidden, side, 95), 128), "KGBY");
            }
        }
        var overlapping = new Sight(Sight.Form.MASKED, List.of(new Region(0, 0, 0.6, 1)), List.of(leftTop, lower));
        assertCorners(codec().raster(codec().show(Pictures.quarters(128, 128), overlapping, 128, 95), 128), "KKKK");
        var cropped = new Sight(Sight.Form.CROPPED, List.of(lower), List.of(leftTop, new Region(0, 0.4, 0.5, 0.6)));
        assertCorners(codec().raster(codec().show(Pictures.quarters(128, 128), cropped, 128, 95), 128), "KYKY");
    }

    @Test
    default void aCropIsTheFrameAroundTheRegionsAndReducedAfterwards() throws UnreadableException {
        var lower = new Sight(Sight.Form.CROPPED, List.of(new Region(0, 0.5, 1, 0.5)));
        var picture = Pictures.quarters(128, 128);

        var whole = codec().raster(codec().show(picture, lower, 500, 95), 500);
        assertThat(List.of(whole.width(), whole.height())).isEqualTo(List.of(128, 64));
        assertCorners(whole, "BYBY");
        var reduced = codec().raster(codec().show(picture, lower, 64, 95), 500);
        assertThat(List.of(reduced.width(), reduced.height())).isEqualTo(List.of(64, 32));
        assertCorners(reduced, "BYBY");
    }

    @Test
    default void aGrayPictureStaysGray() throws UnreadableException {
        for (var rgb : codec().raster(Pictures.grayscale(90, 60), 30).rgb()) {
            assertThat(rgb & 0xFF).isEqualTo(rgb >> 8 & 0xFF).isEqualTo(rgb >> 16);
        }
    }

    @Test
    default void aProgressivePictureShowsWhatABaselineOneShows() throws UnreadableException {
        var baseline = codec().raster(Pictures.jpeg(320, 200), 160).rgb();
        var progressive = codec().raster(Pictures.progressive(320, 200), 160).rgb();

        assertThat(progressive).isEqualTo(baseline);
    }

    @Test
    default void everySmallSizeIsDecodedAndReduced() throws UnreadableException {
        for (var width : List.of(1, 2, 7, 8, 9, 17)) {
            for (var height : List.of(1, 3, 8, 15, 16)) {
                var whole = codec().raster(Pictures.jpeg(width, height), 100);
                assertThat(List.of(whole.width(), whole.height())).isEqualTo(List.of(width, height));
                var dot = codec().raster(Pictures.jpeg(width, height), 1);
                assertThat(List.of(dot.width(), dot.height())).isEqualTo(List.of(1, 1));
            }
        }
    }

    @Test
    default void aPictureIsFittedIntoTheBoxWithItsProportions() throws UnreadableException {
        assertFitted(Pictures.jpeg(1280, 720), 400, 225);
        assertFitted(Pictures.jpeg(720, 1280), 169, 300);
        assertFitted(Pictures.oriented(Pictures.jpeg(1280, 720), 6), 169, 300);
        assertFitted(Pictures.progressive(640, 480), 400, 300);
        assertFitted(Pictures.jpeg(401, 300), 400, 299);
        assertFitted(Pictures.jpeg(8192, 1), 400, 1);
        assertFitted(Pictures.jpeg(1, 8192), 1, 300);
    }

    @Test
    default void qualityTakesBytes() throws UnreadableException {
        var picture = Pictures.jpeg(640, 480);

        assertThat(codec().fit(picture, 400, 300, 95)).hasSizeGreaterThan(codec().fit(picture, 400, 300, 30).length);
    }

    @Test
    default void whatIsFittedHasNoMetadata() throws UnreadableException {
        var place = segment(COM, "taken at 47.3769, 8.5417".getBytes(US_ASCII));
        var profile = segment(APP2, concat("ICC_PROFILE\0\1\1".getBytes(US_ASCII), new byte[200]));
        var fitted = codec().fit(afterStart(Pictures.jpeg(64, 64), Pictures.exif(3), place, profile), 64, 64, 85);

        for (var marker : List.of(APP1, APP2, COM)) {
            assertThat(JpegBytes.find(fitted, marker)).isNegative();
        }
        assertThat(new String(fitted, US_ASCII)).doesNotContain("47.3769");
    }

    @Test
    default void aThumbnailInsideThePictureIsNotTakenForIt() throws UnreadableException {
        var exif = concat("Exif\0\0".getBytes(US_ASCII), new byte[8], Pictures.grayscale(16, 16));
        var picture = afterStart(Pictures.quarters(64, 48), segment(APP1, exif));

        assertThat(codec().inspect(picture)).isEqualTo(new Inspection.Accepted(64, 48));
        assertCorners(codec().raster(picture, 64), "RGBY");
    }

    @Test
    default void whatFollowsThePictureIsIgnored() throws UnreadableException {
        var picture = Pictures.quarters(64, 48);
        for (var tail : List.of(new byte[100], Pictures.jpeg(500, 500), "PK\3\4 a whole archive".getBytes(US_ASCII))) {
            assertThat(codec().inspect(concat(picture, tail))).isEqualTo(new Inspection.Accepted(64, 48));
            assertCorners(codec().raster(concat(picture, tail), 64), "RGBY");
        }
    }

    @Test
    default void aPictureWithoutHuffmanTablesIsReadWithTheUsualOnes() throws UnreadableException {
        var picture = JpegBytes.without(Pictures.quarters(64, 48), JpegBytes.DHT);

        assertThat(codec().inspect(picture)).isEqualTo(new Inspection.Accepted(64, 48));
        assertCorners(codec().raster(picture, 64), "RGBY");
    }

    @Test
    default void aPictureThatLacksNothingButItsEndMarkerIsRead() throws UnreadableException {
        var picture = Pictures.quarters(64, 48);

        assertCorners(codec().raster(Arrays.copyOf(picture, picture.length - 2), 64), "RGBY");
    }

    @Test
    default void aPictureThatBreaksOffIsUnreadableWhereverItDoes() {
        for (var picture :
                List.of(Pictures.jpeg(320, 240), Pictures.progressive(320, 240), Pictures.grayscale(320, 240))) {
            for (var percent : List.of(50, 80, 95, 98)) {
                assertThatThrownBy(() -> codec().raster(Pictures.truncated(picture, percent), 100))
                        .isInstanceOf(UnreadableException.class);
            }
        }
    }

    @Test
    default void aCodedStretchThatIsNoiseIsUnreadable() {
        var picture = Pictures.jpeg(320, 240);
        Arrays.fill(picture, JpegBytes.scanData(picture) + 500, picture.length - 100, (byte) 0xFE);

        assertThatThrownBy(() -> codec().fit(picture, 100, 100, 85)).isInstanceOf(UnreadableException.class);
    }

    private void assertFitted(byte[] jpeg, int width, int height) throws UnreadableException {
        assertThat(codec().inspect(codec().fit(jpeg, 400, 300, 85))).isEqualTo(new Inspection.Accepted(width, height));
    }

    private static void assertCorners(Raster raster, String expected) {
        var right = raster.width() * 3 / 4;
        var lower = raster.height() * 3 / 4;
        var left = raster.width() / 4;
        var upper = raster.height() / 4;
        assertColour(raster, left, upper, expected.charAt(0));
        assertColour(raster, right, upper, expected.charAt(1));
        assertColour(raster, left, lower, expected.charAt(2));
        assertColour(raster, right, lower, expected.charAt(3));
    }

    private static void assertColour(Raster raster, int x, int y, char name) {
        var expected = switch (name) {
            case 'R' -> RED;
            case 'G' -> GREEN;
            case 'B' -> BLUE;
            case 'K' -> 0;
            default -> YELLOW;
        };
        var found = raster.rgb()[y * raster.width() + x];
        for (var shift : List.of(16, 8, 0)) {
            assertThat(found >> shift & 0xFF)
                    .as("%06x where %06x belongs, at %d, %d", found, expected, x, y)
                    .isCloseTo(expected >> shift & 0xFF, within(10));
        }
    }
}
