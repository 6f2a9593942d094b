package app.visant.application.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.PassThroughImageCodec;
import app.visant.application.capture.port.Pictures;
import app.visant.domain.capture.Region;
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

    @Test
    void whatIsCoveredIsMadeOnceAndServesAsBothForms() throws ImageCodec.UnreadableException {
        var gate = new Sight(Sight.Form.MASKED, List.of(new Region(0, 0, 0.5, 1)));
        var covered = StillPicture.of(Pictures.jpeg(64, 48, 1), gate, codec);

        assertThat(covered.reduced()).isSameAs(covered.whole());

        assertThat(codec.shown).containsExactly(1280);
        assertThat(codec.inMonitor).as("not made again").isEmpty();
    }

    /** Notes of each fitting whether it holds the picture's monitor. */
    private final class WatchedCodec implements ImageCodec {
        private final ImageCodec codec = new PassThroughImageCodec();
        private final List<Boolean> inMonitor = new ArrayList<>();
        private final List<Integer> shown = new ArrayList<>();

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
            shown.add(maxSide);
            return codec.show(jpeg, sight, maxSide, quality);
        }

        @Override
        public Raster raster(byte[] jpeg, int maxSide) throws UnreadableException {
            return codec.raster(jpeg, maxSide);
        }
    }
}
