package app.visant.application.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.PassThroughImageCodec;
import app.visant.application.capture.port.Pictures;
import app.visant.domain.capture.Sight;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StillPictureTest {
    private final WatchedCodec codec = new WatchedCodec();
    private final StillPicture picture = new StillPicture(Pictures.jpeg(64, 48, 1), codec);

    @Test
    void isReducedOnceForAll() throws ImageCodec.UnreadableException {
        assertThat(codec.inMonitor).isEmpty();

        assertThat(picture.reduced()).isSameAs(picture.reduced());

        assertThat(codec.inMonitor).hasSize(1);
    }

    @Test
    void keepsNoCarrierWhileTheCodecIsAtWork() throws ImageCodec.UnreadableException {
        picture.reduced();

        assertThat(codec.inMonitor).containsExactly(false);
    }

    /** Notes of each fitting whether it holds the picture's monitor. */
    private final class WatchedCodec implements ImageCodec {
        private final ImageCodec codec = new PassThroughImageCodec();
        private final List<Boolean> inMonitor = new ArrayList<>();

        @Override
        public Inspection inspect(byte[] jpeg) {
            return codec.inspect(jpeg);
        }

        @Override
        public byte[] fit(byte[] jpeg, int maxWidth, int maxHeight, int quality) throws UnreadableException {
            inMonitor.add(Thread.holdsLock(picture));
            return codec.fit(jpeg, maxWidth, maxHeight, quality);
        }

        @Override
        public byte[] show(byte[] jpeg, Sight sight, int maxSide, int quality) throws UnreadableException {
            return codec.show(jpeg, sight, maxSide, quality);
        }

        @Override
        public Raster raster(byte[] jpeg, int maxSide) throws UnreadableException {
            return codec.raster(jpeg, maxSide);
        }
    }
}
