package app.visant.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Camera;
import app.visant.device.port.CameraContract;
import app.visant.domain.device.DeviceConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The adapter over a stand-in for the native driver. */
final class WebcamCameraTest implements CameraContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Camera working() {
        return new WebcamCamera(WebcamCameraTest::draw, PATIENCE);
    }

    @Override
    public Camera broken() {
        return new WebcamCamera(
                config -> {
                    throw new IOException("the plug was pulled");
                },
                PATIENCE);
    }

    @Override
    public Camera hanging() {
        return new WebcamCamera(hang(new CountDownLatch(1)), PATIENCE);
    }

    @Test
    void missing_native_code_is_told_in_words() {
        var camera = new WebcamCamera(
                config -> {
                    throw new UnsatisfiedLinkError("no bridj in java.library.path");
                },
                PATIENCE);

        assertThat(failure(camera)).contains("does not run on", "command camera");
    }

    @Test
    void a_driver_that_hangs_is_left_alone_until_it_is_done() throws Exception {
        var release = new CountDownLatch(1);
        var camera = new WebcamCamera(hang(release), Duration.ofMillis(50));

        assertThat(failure(camera)).contains("no picture within");
        assertThat(failure(camera)).contains("still hangs");
        release.countDown();
        Camera.Shot shot;
        do {
            shot = camera.capture(DeviceConfig.DEFAULT);
        } while (!(shot instanceof Camera.Taken));
    }

    @Test
    void without_a_webcam_the_driver_is_not_even_loaded() throws Exception {
        try (var devices = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
            Assumptions.assumeFalse(devices.iterator().hasNext(), "this machine has a webcam");
        }

        assertThat(failure(new WebcamCamera(new SarxosGrabber(Optional.empty()))))
                .startsWith("the webcam gave no picture: there is n");
    }

    private static Grabber hang(CountDownLatch release) {
        return config -> {
            try {
                release.await();
                return draw(config);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        };
    }

    private static BufferedImage draw(DeviceConfig config) {
        return new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    }

    private static String failure(Camera camera) {
        var shot = camera.capture(DeviceConfig.DEFAULT);
        assertThat(shot).isInstanceOf(Camera.Failed.class);
        return ((Camera.Failed) shot).why();
    }
}
