package app.visant.device.port;

final class ScriptedCameraTest implements CameraContract {
    @Override
    public Camera working() {
        return new ScriptedCamera();
    }

    @Override
    public Camera broken() {
        return new ScriptedCamera().then(new Camera.Failed("the lens is covered"));
    }
}
