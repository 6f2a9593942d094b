package app.visant.device.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.device.camera.CameraSettings.Login;
import app.visant.device.camera.CameraSettings.Snapshot;
import app.visant.device.port.Camera;
import app.visant.device.port.CameraContract;
import app.visant.device.port.Examples;
import app.visant.domain.device.DeviceConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SnapshotCameraTest implements CameraContract {
    private static final CameraSettings.Limits LIMITS = new CameraSettings.Limits(Duration.ofSeconds(30), 100_000);

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Camera working() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(picture().build());
        }
        return camera("/snap.jpg", LIMITS);
    }

    @Override
    public Camera broken() {
        server.enqueue(new MockResponse.Builder().code(500).build());
        return camera("/snap.jpg", LIMITS);
    }

    @Override
    public Camera hanging() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        return camera("/snap.jpg", LIMITS);
    }

    @Test
    void it_asks_with_the_login_if_there_is_one() throws Exception {
        server.enqueue(picture().build());
        camera("/snap.jpg?channel=2", LIMITS).capture(DeviceConfig.DEFAULT);

        var request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/snap.jpg?channel=2");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Basic YWRtaW46aHVudGVyMg==");
    }

    @Test
    void a_wrong_login_is_told_without_it() {
        server.enqueue(new MockResponse.Builder().code(401).build());

        assertThat(failure(camera("/", LIMITS))).contains("login").doesNotContain("hunter2");
    }

    @Test
    void more_than_the_limit_is_not_read_whether_announced_or_not() {
        server.enqueue(new MockResponse.Builder()
                .body(new Buffer().write(new byte[200_000]))
                .build());
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(new byte[200_000]), 1000)
                .build());
        var camera = camera("/", LIMITS);

        assertThat(failure(camera)).contains("more than 97 KB");
        assertThat(failure(camera)).contains("more than 97 KB");
    }

    @Test
    void a_camera_that_stalls_is_given_up() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        assertThat(failure(camera("/", new CameraSettings.Limits(Duration.ofMillis(300), 1000))))
                .contains("did not answer");
    }

    @Test
    void a_camera_that_is_off_is_a_failure() {
        var camera = camera("/", LIMITS);
        server.close();

        assertThat(failure(camera)).contains("cannot be reached");
    }

    @Test
    void a_page_of_html_is_no_still() {
        server.enqueue(new MockResponse.Builder().body("<html>log in</html>").build());

        assertThat(failure(camera("/", LIMITS))).contains("does not begin like a JPEG");
    }

    @Test
    void redirects_are_not_followed() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "/elsewhere")
                .build());

        assertThat(failure(camera("/", LIMITS))).contains("302");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_address_with_a_login_in_it_is_refused_as_addresses_end_up_in_logs() {
        assertThatThrownBy(() -> new Snapshot(URI.create("http://admin:hunter2@10.0.0.9/"), Optional.empty(), LIMITS))
                .hasMessageContaining("login")
                .hasMessageNotContaining("hunter2");
        assertThat(new Login("admin", "hunter2").toString()).doesNotContain("hunter2");
    }

    private Camera camera(String path, CameraSettings.Limits limits) {
        return Cameras.of(new Snapshot(server.url(path).uri(), Optional.of(new Login("admin", "hunter2")), limits));
    }

    private static MockResponse.Builder picture() {
        return new MockResponse.Builder().body(new Buffer().write(Examples.picture(160, 120)));
    }

    private static String failure(Camera camera) {
        var shot = camera.capture(DeviceConfig.DEFAULT);
        assertThat(shot).isInstanceOf(Camera.Failed.class);
        return ((Camera.Failed) shot).why();
    }
}
