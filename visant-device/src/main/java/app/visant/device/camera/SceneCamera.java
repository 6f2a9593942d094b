package app.visant.device.camera;

import app.visant.device.port.Camera;
import app.visant.domain.device.DeviceConfig;

/** Looks at a {@link DrawnScene}, one frame for each still. */
final class SceneCamera implements Camera {
    private final DrawnScene scene;
    private int next;

    SceneCamera(CameraSettings.Drawn settings) {
        this.scene = new DrawnScene(settings.seed(), settings.width(), settings.height());
    }

    @Override
    public Shot capture(DeviceConfig config) {
        return Shots.of(scene.frame(next++).jpeg(), "the drawn scene");
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
