package app.visant.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.core.CameraPairing;
import app.visant.device.port.Camera;
import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.device.port.Examples;
import app.visant.device.port.Jpeg;
import app.visant.device.port.ScriptedCamera;
import app.visant.domain.shared.DeviceId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Activation by showing the QR to the camera. */
final class CameraPairingTest {
    private static final String TEXT =
            "visant://activate?device=DEVICE001&token=visd_Zm9vYmFyYmF6cXV4&server=https%3A%2F%2Fcloud.example";

    @Test
    void it_looks_until_it_sees_the_right_code() {
        var camera = new ScriptedCamera()
                .then(new Camera.Failed("warming up"))
                .then(new Camera.Taken(new Jpeg(Examples.picture(640, 480))))
                .then(new Camera.Taken(Examples.jpeg(900)))
                .then(new Camera.Taken(QrScene.showing("https://example.org/a-poster")))
                .then(new Camera.Taken(
                        QrScene.showing("visant://activate?device=DEVICE001&server=https://cloud.example")))
                .then(new Camera.Taken(QrScene.showing(TEXT)));
        var pairing = new CameraPairing(camera, new ZxingQrReader(), Optional.empty());

        assertThat(why(pairing.tick())).isEqualTo("warming up");
        assertThat(why(pairing.tick())).isEqualTo("no QR in sight");
        assertThat(why(pairing.tick())).isEqualTo("no QR in sight");
        assertThat(why(pairing.tick())).contains("not Visant's");
        assertThat(why(pairing.tick())).contains("no token");
        assertThat(pairing.tick())
                .isEqualTo(new CameraPairing.Found(new Credentials(
                        new DeviceId("DEVICE001"),
                        new DeviceToken("visd_Zm9vYmFyYmF6cXV4"),
                        URI.create("https://cloud.example"))));
    }

    private static String why(CameraPairing.Look look) {
        return ((CameraPairing.Nothing) look).why();
    }
}
