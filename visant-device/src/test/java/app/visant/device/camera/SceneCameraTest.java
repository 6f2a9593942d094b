package app.visant.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Camera;
import app.visant.device.port.CameraContract;
import app.visant.domain.device.DeviceConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SceneCameraTest implements CameraContract {
    @Override
    public Camera working() {
        return Cameras.of(new CameraSettings.Drawn(3, 160, 120));
    }

    /** A drawing cannot break; what the contract asks for is tried on a file that is no picture. */
    @Override
    public Camera broken() {
        return Cameras.of(new CameraSettings.Folder(Path.of("no-such-folder"), CameraSettings.AtEnd.STOP));
    }

    @Test
    void each_still_is_another_moment() {
        var camera = working();
        var first = (Camera.Taken) camera.capture(DeviceConfig.DEFAULT);
        var second = (Camera.Taken) camera.capture(DeviceConfig.DEFAULT);

        assertThat(first.jpeg().bytes()).isNotEqualTo(second.jpeg().bytes());
    }
}
