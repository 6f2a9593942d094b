package app.visant.device;

import app.visant.device.camera.CameraSettings;
import app.visant.device.port.Credentials;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What came of reading the settings. */
sealed interface Configuration {

    /**
     * They can be used.
     *
     * @param given credentials from the environment, which go before stored ones
     * @param cloud the server to speak to, instead of the stored one
     */
    record Good(DeviceSettings device, CameraSettings camera, Optional<Credentials> given, Optional<URI> cloud)
            implements Configuration {}

    /** All that is wrong, a line each; none repeats a secret. */
    record Bad(List<String> problems) implements Configuration {}
}
