package app.visant.device;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.camera.CameraSettings;
import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.device.spool.SpoolBounds;
import app.visant.domain.shared.DeviceId;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationReaderTest {
    private static final long MEGABYTE = 1024 * 1024;

    @Test
    void everything_has_a_default() {
        var good = good(Map.of());

        assertThat(good.device())
                .isEqualTo(new DeviceSettings(Path.of("data/device"), SpoolBounds.DEFAULT, Duration.ofDays(7)));
        assertThat(good.camera()).isEqualTo(new CameraSettings.Webcam(Optional.empty()));
        assertThat(good.given()).isEmpty();
        assertThat(good.cloud()).isEmpty();
    }

    @Test
    void systemds_folder_is_taken_unless_another_is_named() {
        assertThat(good(Map.of("STATE_DIRECTORY", "/var/lib/visant:/var/lib/other"))
                        .device()
                        .stateFolder())
                .isEqualTo(Path.of("/var/lib/visant"));
        assertThat(good(Map.of("STATE_DIRECTORY", "/a", "VISANT_DEVICE_STATE_DIR", "/b"))
                        .device()
                        .stateFolder())
                .isEqualTo(Path.of("/b"));
    }

    @Test
    void options_go_before_the_environment() {
        var read = ConfigurationReader.read(
                Map.of("VISANT_SPOOL_MEGABYTES", "5", "VISANT_SPOOL_HOURS", "24"), Map.of(Key.SPOOL_MEGABYTES, "7"));

        assertThat(((Configuration.Good) read).device().bounds())
                .isEqualTo(new SpoolBounds(7 * MEGABYTE, 64 * MEGABYTE));
        assertThat(((Configuration.Good) read).device().keepFor()).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void credentials_come_by_the_environment_or_by_files_it_names(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("token"), "visd_from-a-file\n");
        var expected = new Credentials(
                new DeviceId("DEVICE001"), new DeviceToken("visd_from-a-file"), URI.create("https://cloud.example"));

        assertThat(good(Map.of(
                                "DEVICE_ID", "DEVICE001",
                                "CLOUD_URL", "https://cloud.example/",
                                "VISANT_DEVICE_TOKEN_FILE", file.toString()))
                        .given())
                .contains(expected);
        assertThat(good(Map.of(
                                "DEVICE_ID", "DEVICE001",
                                "CLOUD_URL", "https://cloud.example",
                                "VISANT_DEVICE_TOKEN", "visd_from-a-file"))
                        .given())
                .contains(expected);
    }

    @Test
    void cameras_have_their_settings() {
        assertThat(camera("VISANT_CAMERA_KIND", "webcam", "VISANT_CAMERA_NAME", "HD"))
                .isEqualTo(new CameraSettings.Webcam(Optional.of("HD")));
        assertThat(camera(
                        "VISANT_CAMERA_KIND", "command",
                        "VISANT_CAMERA_COMMAND", "[\"rpicam-still\", \"-o\", \"-\"]",
                        "VISANT_CAMERA_SECONDS", "9"))
                .isEqualTo(new CameraSettings.Command(
                        List.of("rpicam-still", "-o", "-"),
                        new CameraSettings.Limits(Duration.ofSeconds(9), 8 * 1024 * 1024)));
        assertThat(camera(
                        "VISANT_CAMERA_KIND",
                        "folder",
                        "VISANT_CAMERA_DIR",
                        "/pictures",
                        "VISANT_CAMERA_AT_END",
                        "stop"))
                .isEqualTo(new CameraSettings.Folder(Path.of("/pictures"), CameraSettings.AtEnd.STOP));
        assertThat(camera("VISANT_CAMERA_KIND", "drawn", "VISANT_CAMERA_SIZE", "640x480", "VISANT_CAMERA_SEED", "4"))
                .isEqualTo(new CameraSettings.Drawn(4, 640, 480));
        assertThat(camera("VISANT_CAMERA_KIND", "drawn")).isEqualTo(new CameraSettings.Drawn(1, 960, 540));
    }

    @Test
    void a_network_camera_may_have_a_login() {
        var environment = Map.of(
                "VISANT_CAMERA_KIND", "snapshot",
                "VISANT_CAMERA_URL", "http://10.0.0.9/snap.jpg",
                "VISANT_CAMERA_USER", "admin",
                "VISANT_CAMERA_PASSWORD", "hunter2",
                "VISANT_CAMERA_KILOBYTES", "100");

        assertThat(good(environment).camera())
                .isEqualTo(new CameraSettings.Snapshot(
                        URI.create("http://10.0.0.9/snap.jpg"),
                        Optional.of(new CameraSettings.Login("admin", "hunter2")),
                        new CameraSettings.Limits(Duration.ofSeconds(20), 100 * 1024)));
    }

    @Test
    void all_mistakes_are_told_together() {
        assertThat(problems(Map.of(
                        "VISANT_CAMERA_KIND", "command",
                        "VISANT_CAMERA_SECONDS", "0",
                        "VISANT_SPOOL_MEGABYTES", "lots",
                        "VISANT_DEVICE_TOKEN", "visd_12345678",
                        "CLOUD_URL", "cloud example",
                        "VISANT_CAMERA_URI", "x")))
                .satisfiesExactlyInAnyOrder(
                        p -> assertThat(p)
                                .isEqualTo("VISANT_CAMERA_URI is not a setting; did you mean VISANT_CAMERA_URL?"),
                        p -> assertThat(p).startsWith("VISANT_CAMERA_COMMAND (--camera-command) is missing"),
                        p -> assertThat(p)
                                .startsWith(
                                        "VISANT_CAMERA_SECONDS (--camera-seconds) must be a whole number from 1 to 600"),
                        p -> assertThat(p).startsWith("VISANT_SPOOL_MEGABYTES (--spool-megabytes) must be"),
                        p -> assertThat(p).startsWith("DEVICE_ID (--device-id) is missing"),
                        p -> assertThat(p).startsWith("CLOUD_URL (--cloud-url)"));
    }

    @Test
    void no_mistake_repeats_a_secret() {
        assertThat(problems(Map.of(
                        "DEVICE_ID", "DEVICE001",
                        "CLOUD_URL", "https://u:hunter2@cloud.example",
                        "VISANT_DEVICE_TOKEN", "visd hunter2",
                        "VISANT_CAMERA_KIND", "snapshot",
                        "VISANT_CAMERA_URL", "http://admin:hunter2@10.0.0.9/")))
                .isNotEmpty()
                .noneMatch(problem -> problem.contains("hunter2"));
        assertThat(problems(Map.of("VISANT_CAMERA_KIND", "snapshot", "VISANT_CAMERA_URL", "http://x/ ?p=hunter2")))
                .noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void a_setting_given_twice_or_by_a_file_that_is_not_there_is_a_mistake() {
        assertThat(problems(Map.of("CLOUD_URL", "https://a.example", "CLOUD_URL_FILE", "/no/such/file")))
                .containsExactly("CLOUD_URL (--cloud-url) is set twice, by itself and by CLOUD_URL_FILE");
        assertThat(problems(Map.of("CLOUD_URL_FILE", "/no/such/file")))
                .containsExactly("CLOUD_URL (--cloud-url) cannot be read from the file that CLOUD_URL_FILE names");
    }

    @Test
    void slips_are_noticed_and_settings_of_the_server_are_not_ours() {
        assertThat(problems(Map.of("VISANT_CAMRA_KIND", "drawn")))
                .containsExactly("VISANT_CAMRA_KIND is not a setting; did you mean VISANT_CAMERA_KIND?");
        assertThat(problems(Map.of("VISANT_DEVICE_COLOUR", "red")))
                .containsExactly("VISANT_DEVICE_COLOUR is not a setting; did you mean VISANT_DEVICE_TOKEN?");
        good(Map.of("VISANT_DATA_DIR", "/data", "VISANT_PUBLIC_URL", "https://x", "VISANT_ADMIN_EMAILS", "a@b.c"));
    }

    @Test
    void a_command_is_a_json_array_of_strings() {
        for (var wrong : List.of("ffmpeg -i x", "{}", "[]", "[1]", "[\"\"]", "[\"a\"] trailing")) {
            assertThat(problems(Map.of("VISANT_CAMERA_KIND", "command", "VISANT_CAMERA_COMMAND", wrong)))
                    .as(wrong)
                    .hasSize(1);
        }
    }

    private static CameraSettings camera(String... pairs) {
        var environment = new HashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return good(environment).camera();
    }

    private static Configuration.Good good(Map<String, String> environment) {
        var read = ConfigurationReader.read(environment, Map.of());
        assertThat(read).isInstanceOf(Configuration.Good.class);
        return (Configuration.Good) read;
    }

    private static List<String> problems(Map<String, String> environment) {
        var read = ConfigurationReader.read(environment, Map.of());
        assertThat(read).isInstanceOf(Configuration.Bad.class);
        return ((Configuration.Bad) read).problems();
    }
}
