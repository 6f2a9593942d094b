package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.DeviceConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What every camera keeps to. */
public interface CameraContract {

    /** One that works for at least three captures. */
    Camera working() throws Exception;

    /** One whose source is broken. */
    Camera broken() throws Exception;

    /** One whose source does not answer for a long time. */
    default Camera hanging() throws Exception {
        return working();
    }

    @Test
    default void a_capture_gives_a_jpeg_that_decodes() throws Exception {
        try (var camera = working()) {
            var shot = camera.capture(DeviceConfig.DEFAULT);

            assertThat(shot).isInstanceOf(Camera.Taken.class);
            assertThat(decodes(((Camera.Taken) shot).jpeg())).isTrue();
        }
    }

    @Test
    default void captures_may_follow_each_other() throws Exception {
        try (var camera = working()) {
            for (int i = 0; i < 3; i++) {
                assertThat(camera.capture(DeviceConfig.DEFAULT)).isInstanceOf(Camera.Taken.class);
            }
        }
    }

    @Test
    default void a_broken_source_is_a_failure_in_words_and_not_an_exception() throws Exception {
        try (var camera = broken()) {
            var shot = camera.capture(DeviceConfig.DEFAULT);

            assertThat(shot).isInstanceOf(Camera.Failed.class);
            assertThat(((Camera.Failed) shot).why()).isNotBlank().hasSizeLessThanOrEqualTo(Camera.Failed.MAX_WHY);
        }
    }

    @Test
    default void an_interrupt_ends_a_capture_and_stays_set() throws Exception {
        try (var camera = hanging()) {
            var ended = new CompletableFuture<Boolean>();
            Thread.ofPlatform().daemon().start(() -> {
                Thread.currentThread().interrupt();
                camera.capture(DeviceConfig.DEFAULT);
                ended.complete(Thread.currentThread().isInterrupted());
            });

            assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    default void closing_twice_is_harmless() throws Exception {
        var camera = working();
        camera.capture(DeviceConfig.DEFAULT);
        camera.close();
        camera.close();
    }

    private static boolean decodes(Jpeg jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg.bytes())) != null;
    }
}
