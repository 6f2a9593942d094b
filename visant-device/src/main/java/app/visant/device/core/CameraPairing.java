package app.visant.device.core;

import app.visant.device.port.Camera;
import app.visant.device.port.Credentials;
import app.visant.device.port.Jpeg;
import app.visant.device.port.QrReader;
import app.visant.domain.device.DeviceConfig;
import java.net.URI;
import java.util.Optional;

/** Looks for the activation QR that somebody holds in front of the camera. */
public final class CameraPairing {
    private final Camera camera;
    private final QrReader reader;
    private final Optional<URI> otherwise;

    /** {@code otherwise} is the server if the QR names none. */
    public CameraPairing(Camera camera, QrReader reader, Optional<URI> otherwise) {
        this.camera = camera;
        this.reader = reader;
        this.otherwise = otherwise;
    }

    /** Takes one still and looks at it. */
    public Look tick() {
        return switch (camera.capture(DeviceConfig.DEFAULT)) {
            case Camera.Failed(String why) -> new Nothing(why);
            case Camera.Taken(Jpeg jpeg) -> look(jpeg);
        };
    }

    private Look look(Jpeg jpeg) {
        Look seen = new Nothing("no QR in sight");
        for (var text : reader.read(jpeg)) {
            if (!PairingText.looksLikeOne(text)) {
                seen = new Nothing("the QR in sight is not Visant's");
                continue;
            }
            try {
                return new Found(PairingText.read(text, otherwise));
            } catch (IllegalArgumentException e) {
                seen = new Nothing("the QR in sight does not do: " + e.getMessage());
            }
        }
        return seen;
    }

    /** What one look brought. */
    public sealed interface Look {}

    public record Found(Credentials credentials) implements Look {}

    public record Nothing(String why) implements Look {}
}
