package app.visant.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.HostilePictures;
import app.visant.application.capture.port.HostilePictures.Hostile;
import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.capture.port.Pictures;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes, the codec answers, and takes no more memory than a good picture of the largest size would. */
final class HostilePicturesTest {
    private static final long MOST_TO_LOOK = 1 << 20;
    private static final long MOST_TO_DECODE = 48 << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final ImageIoCodec codec = new ImageIoCodec(ImageLimits.usual(1));

    @BeforeEach
    void loadEverything() throws UnreadableException {
        codec.fit(Pictures.progressive(64, 64), 16, 16, 85);
    }

    @Test
    void everyHostilePictureIsAnsweredWithinItsMemory() {
        var hostiles = HostilePictures.all();
        var decoded = 0;

        for (var hostile : hostiles) {
            decoded += isDecoded(hostile) ? 1 : 0;
        }

        assertThat(hostiles).hasSizeGreaterThan(200);
        assertThat(decoded).as("some of them are harmless, most are not").isBetween(50, hostiles.size() / 2);
    }

    private boolean isDecoded(Hostile hostile) {
        var before = threads.getTotalThreadAllocatedBytes();
        var inspection = codec.inspect(hostile.bytes());
        var looked = threads.getTotalThreadAllocatedBytes();
        var fitted = answers(hostile, () -> codec.fit(hostile.bytes(), 400, 300, 85).length);
        var raster = answers(hostile, () -> codec.raster(hostile.bytes(), 640).width());
        var done = threads.getTotalThreadAllocatedBytes();

        assertThat(looked - before).as("looking at %s", hostile).isLessThan(MOST_TO_LOOK);
        assertThat(done - looked).as("decoding %s", hostile).isLessThan(MOST_TO_DECODE + 4L * hostile.bytes().length);
        assertThat(raster).as("both ways of %s", hostile).isEqualTo(fitted);
        if (!(inspection instanceof Inspection.Accepted)) {
            assertThat(fitted).as("%s was refused", hostile).isFalse();
        }
        return fitted;
    }

    /** Whether it can be decoded; everything but a plain answer fails the test. */
    private static boolean answers(Hostile hostile, Decode decode) {
        try {
            assertThat(decode.run()).as(hostile.name()).isPositive();
            return true;
        } catch (UnreadableException e) {
            assertThat(e).as(hostile.name()).hasMessageNotContaining("null").hasCauseInstanceOf(Exception.class);
            return false;
        }
    }

    private interface Decode {
        int run() throws UnreadableException;
    }
}
