package app.visant.application.capture.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import org.junit.jupiter.api.Test;

final class PassThroughImageCodecTest implements ImageCodecContract {
    @Override
    public ImageCodec codec() {
        return new PassThroughImageCodec();
    }

    @Test
    void whatIsFittedComesBackAsItIs() throws UnreadableException {
        var picture = Pictures.jpeg(64, 48);

        assertThat(codec().fit(picture, 400, 300, 85)).isEqualTo(picture);
    }

    @Test
    void twoPicturesHaveTwoColours() throws UnreadableException {
        var one = codec().raster(Pictures.jpeg(8, 8, 1), 8).rgb()[0];
        var other = codec().raster(Pictures.jpeg(8, 8, 2), 8).rgb()[0];

        assertThat(one).isNotEqualTo(other);
    }
}
