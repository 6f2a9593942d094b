package app.visant.device;

import app.visant.device.camera.Cameras;
import app.visant.device.camera.ZxingQrReader;
import app.visant.device.core.CameraPairing;
import app.visant.device.core.Wake;
import app.visant.device.port.Camera;
import app.visant.device.port.Credentials;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through the camera until it sees an activation QR. */
final class PairingByCamera {
    private static final Logger log = LoggerFactory.getLogger(PairingByCamera.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Camera camera;
    private final CameraPairing pairing;
    private final Wake wake = new Wake();

    private PairingByCamera(Camera camera, CameraPairing pairing) {
        this.camera = camera;
        this.pairing = pairing;
    }

    static PairingByCamera with(Configuration.Good configuration) {
        var camera = Cameras.of(configuration.camera());
        return new PairingByCamera(camera, new CameraPairing(camera, new ZxingQrReader(), configuration.cloud()));
    }

    /** Closes the camera when it has found one. */
    Credentials await() throws InterruptedException {
        try (camera) {
            var told = "";
            while (true) {
                switch (pairing.tick()) {
                    case CameraPairing.Found(Credentials credentials) -> {
                        log.info("Found the activation of device {}", credentials.device());
                        return credentials;
                    }
                    case CameraPairing.Nothing(String why) -> {
                        if (!why.equals(told)) {
                            log.info("Still looking for an activation QR: {}", why);
                        }
                        told = why;
                    }
                }
                wake.await(BETWEEN_LOOKS);
            }
        }
    }
}
