package app.visant.application.capture.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.domain.capture.Sight;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every codec keeps to, even one that does not decode: {@link ImageDecodingContract} adds what shows in the pixels. */
public interface ImageCodecContract {

    ImageCodec codec();

    @Test
    default void picturesOfEveryKindAreAcceptedWithTheirSizeAsStored() {
        assertThat(codec().inspect(Pictures.jpeg(64, 48))).isEqualTo(new Inspection.Accepted(64, 48));
        assertThat(codec().inspect(Pictures.progressive(33, 17))).isEqualTo(new Inspection.Accepted(33, 17));
        assertThat(codec().inspect(Pictures.grayscale(20, 30))).isEqualTo(new Inspection.Accepted(20, 30));
        assertThat(codec().inspect(Pictures.cmykQuarters(16, 24))).isEqualTo(new Inspection.Accepted(16, 24));
        assertThat(codec().inspect(Pictures.oriented(Pictures.jpeg(64, 48), 6)))
                .isEqualTo(new Inspection.Accepted(64, 48));
    }

    @Test
    default void theSmallestAndTheLongestPicturesAreAccepted() {
        assertThat(codec().inspect(Pictures.jpeg(1, 1))).isEqualTo(new Inspection.Accepted(1, 1));
        assertThat(codec().inspect(Pictures.jpeg(8192, 1))).isEqualTo(new Inspection.Accepted(8192, 1));
        assertThat(codec().inspect(Pictures.jpeg(1, 8192))).isEqualTo(new Inspection.Accepted(1, 8192));
    }

    @Test
    default void whatDoesNotBeginAsAJpegIsNotOne() {
        for (var other : List.of(
                "",
                "<html><body>hello</body></html>",
                "GIF89a",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "PK\3\4")) {
            assertThat(codec().inspect(other.getBytes(UTF_8))).isInstanceOf(Inspection.NotJpeg.class);
            assertUnreadable(other.getBytes(UTF_8));
        }
        assertThat(codec().inspect(JpegBytes.bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10)))
                .isInstanceOf(Inspection.NotJpeg.class);
    }

    @Test
    default void moreThanTheBearableNumberOfPixelsIsRefusedByTheHeaderAlone() {
        for (var bomb : List.of(
                Pictures.bomb(20_000, 20_000),
                Pictures.bomb(65_500, 65_500),
                Pictures.bomb(65_535, 1),
                Pictures.bomb(8193, 8),
                Pictures.bomb(8, 8193),
                Pictures.bomb(8192, 8192))) {
            assertRefused(bomb, "too_many_pixels");
            assertUnreadable(bomb);
        }
    }

    @Test
    default void tooManyScansAreRefused() {
        assertRefused(Pictures.scans(10_000), "too_many_scans");
        assertUnreadable(Pictures.scans(10_000));
    }

    @Test
    default void aPictureWithoutSizeIsMalformed() {
        assertRefused(Pictures.bomb(0, 64), "malformed");
        assertRefused(Pictures.bomb(64, 0), "malformed");
    }

    @Test
    default void aHeaderThatBreaksOffIsMalformed() {
        var jpeg = Pictures.jpeg(64, 64);
        var scan = JpegBytes.find(jpeg, JpegBytes.SOS);
        for (var length = 3; length < scan; length += 7) {
            assertRefused(Arrays.copyOf(jpeg, length), "malformed");
        }
    }

    @Test
    default void aStillCutShortPassesItsHeaderCheckAndCannotBeRead() {
        var cut = Pictures.truncated(Pictures.jpeg(320, 240), 60);

        assertThat(codec().inspect(cut)).isEqualTo(new Inspection.Accepted(320, 240));
        assertUnreadable(cut);
    }

    @Test
    default void aPictureThatFitsKeepsItsSize() throws UnreadableException {
        for (var jpeg : List.of(Pictures.jpeg(64, 48), Pictures.progressive(33, 17), Pictures.grayscale(20, 30))) {
            assertThat(codec().inspect(codec().fit(jpeg, 400, 300, 85))).isEqualTo(codec().inspect(jpeg));
        }
    }

    @Test
    default void aRasterIsReducedToItsLongestSideAndNeverEnlarged() throws UnreadableException {
        var picture = Pictures.jpeg(160, 90);

        var reduced = codec().raster(picture, 80);
        assertThat(reduced.width()).isEqualTo(80);
        assertThat(reduced.height()).isEqualTo(45);

        var whole = codec().raster(picture, 500);
        assertThat(whole.width()).isEqualTo(160);
        assertThat(whole.height()).isEqualTo(90);

        var line = codec().raster(Pictures.jpeg(2000, 1), 100);
        assertThat(line.width()).isEqualTo(100);
        assertThat(line.height()).isEqualTo(1);
    }

    @Test
    default void theCallersBytesAreLeftAsTheyAre() throws UnreadableException {
        var picture = Pictures.jpeg(64, 48);
        var copy = picture.clone();

        codec().inspect(picture);
        codec().fit(picture, 16, 16, 85);
        codec().raster(picture, 16);
        codec().show(picture, Sight.EVERYTHING, 16, 85);

        assertThat(picture).isEqualTo(copy);
    }

    private void assertRefused(byte[] jpeg, String code) {
        assertThat(codec().inspect(jpeg))
                .isInstanceOfSatisfying(
                        Inspection.Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private void assertUnreadable(byte[] jpeg) {
        assertThatThrownBy(() -> codec().fit(jpeg, 400, 300, 85)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> codec().raster(jpeg, 300)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> codec().show(jpeg, Sight.EVERYTHING, 300, 85)).isInstanceOf(UnreadableException.class);
    }
}
