package app.visant.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.device.camera.CameraSettings;
import app.visant.device.camera.Cameras;
import app.visant.device.core.Photographer;
import app.visant.device.port.Camera;
import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.device.port.ScriptedCamera;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.TriggerLabel;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole runtime against a small cloud. */
final class DeviceRuntimeTest {
    private static final String FIRST = "01980000-0000-7000-8000-000000000001";
    private static final String SECOND = "01980000-0000-7000-8000-000000000002";

    @TempDir
    private Path folder;

    private ToyCloud cloud = new ToyCloud();

    @BeforeEach
    void start() throws IOException {
        cloud = ToyCloud.start();
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void a_command_becomes_a_still_in_the_cloud_and_an_acknowledgement() throws Exception {
        try (var runtime = runtime(Cameras.of(new CameraSettings.Drawn(1, 160, 120)))) {
            ToyCloud.order(cloud.stream(), FIRST);

            var record = cloud.upload();
            assertThat(record).startsWith("CAP_20261110_120");
            assertThat(cloud.acknowledgement()).contains(FIRST, "\"completed\"", record);
            assertThat(runtime.connected()).isTrue();
            assertThat(cloud.heartbeat()).contains("\"device_id\":\"DEVICE001\"", "\"queue_depth\"");
        }
    }

    @Test
    void a_stream_that_is_replayed_after_a_restart_takes_no_second_still() throws Exception {
        String record;
        try (var runtime = runtime(new ScriptedCamera())) {
            ToyCloud.order(cloud.stream(), FIRST);
            record = cloud.upload();
            cloud.acknowledgement();
            assertThat(runtime.spool().dropped()).isZero();
        }
        var camera = new ScriptedCamera();
        try (var runtime = runtime(camera)) {
            var stream = cloud.stream();
            ToyCloud.order(stream, FIRST);
            assertThat(cloud.acknowledgement()).contains(FIRST, "\"completed\"");
            ToyCloud.order(stream, SECOND);
            // The first may be told more than once: the runtime may have stopped before it knew that the cloud knows.
            var told = cloud.acknowledgement();
            while (told.contains(FIRST)) {
                told = cloud.acknowledgement();
            }
            assertThat(told).contains(SECOND);
            // So with its still.
            var uploaded = cloud.upload();
            while (uploaded.equals(record)) {
                uploaded = cloud.upload();
            }
            assertThat(runtime.spool().rejected()).isZero();
        }
        assertThat(camera.captures()).hasSize(1);
        assertThat(camera.closed()).isTrue();
        assertThat(cloud.quiet()).isTrue();
        assertThat(cloud.lastEventIds()).containsExactly("null", "null");
    }

    @Test
    void a_stream_that_breaks_is_opened_again_where_it_was() throws Exception {
        try (var runtime = runtime(new ScriptedCamera())) {
            var stream = cloud.stream();
            ToyCloud.order(stream, FIRST);
            cloud.acknowledgement();
            stream.end();
            cloud.stream();

            assertThat(cloud.lastEventIds()).containsExactly("null", FIRST);
            assertThat(runtime.spool().dropped()).isZero();
        }
    }

    @Test
    void stills_that_could_not_be_uploaded_are_there_at_the_next_start() throws Exception {
        cloud.uploadStatus(507);
        String record;
        try (var runtime = runtime(new ScriptedCamera())) {
            ToyCloud.order(cloud.stream(), FIRST);
            record = cloud.acknowledgement();
            assertThat(runtime.spool().waiting()).isEqualTo(1);
        }
        cloud.uploadStatus(200);
        try (var runtime = runtime(new ScriptedCamera())) {
            assertThat(record).contains(cloud.upload());
            assertThat(runtime.spool().rejected()).isZero();
        }
    }

    @Test
    void a_still_may_be_asked_for_from_within() throws Exception {
        try (var runtime = runtime(new ScriptedCamera())) {
            var outcome = runtime.captureNow(new TriggerLabel("demo"));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Photographer.Kept.class,
                            kept -> assertThat(upload()).isEqualTo(kept.id().value()));
        }
    }

    @Test
    void a_second_runtime_on_the_same_folder_is_refused_and_its_camera_closed() throws Exception {
        var camera = new ScriptedCamera();
        try (var runtime = runtime(new ScriptedCamera())) {
            assertThatThrownBy(() -> runtime(camera))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another runtime");
            assertThat(runtime.spool().waiting()).isZero();
        }
        assertThat(camera.closed()).isTrue();
    }

    @Test
    void stopping_is_quick_and_final_although_a_stream_is_open() throws Exception {
        var runtime = runtime(new ScriptedCamera());
        cloud.stream();
        runtime.stop();
        runtime.stop();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("device-") && thread.isAlive());
    }

    private String upload() {
        try {
            return cloud.upload();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private DeviceRuntime runtime(Camera camera) throws IOException {
        return DeviceRuntime.start(
                DeviceSettings.in(folder),
                new Credentials(new DeviceId("DEVICE001"), new DeviceToken(ToyCloud.TOKEN), cloud.address()),
                camera);
    }
}
