package app.visant.device.camera;

import app.visant.device.camera.CameraSettings.Command;
import app.visant.device.camera.CameraSettings.Drawn;
import app.visant.device.camera.CameraSettings.Folder;
import app.visant.device.camera.CameraSettings.Snapshot;
import app.visant.device.camera.CameraSettings.Webcam;
import app.visant.device.port.Camera;

/** Makes the camera that the settings name. Nothing is opened before its first capture. */
public final class Cameras {
    private Cameras() {}

    public static Camera of(CameraSettings settings) {
        return switch (settings) {
            case Webcam webcam -> new WebcamCamera(new SarxosGrabber(webcam.name()));
            case Command command -> new CommandCamera(command);
            case Snapshot snapshot -> new SnapshotCamera(snapshot);
            case Folder folder -> new FolderCamera(folder);
            case Drawn drawn -> new SceneCamera(drawn);
        };
    }
}
