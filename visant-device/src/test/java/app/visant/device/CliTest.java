package app.visant.device;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.camera.QrScene;
import app.visant.device.port.Examples;
import app.visant.device.spool.CredentialFile;
import app.visant.device.spool.DiskSpool;
import app.visant.device.spool.SpoolBounds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CliTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
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
    void help_names_every_setting_and_no_option_for_secrets() {
        assertThat(run("", "--help")).isZero();

        for (var key : Key.values()) {
            key.option().ifPresent(option -> assertThat(text(out)).contains(option, key.variable()));
        }
        assertThat(text(out))
                .contains("activate", "status", "VISANT_DEVICE_TOKEN")
                .doesNotContain("--token", "--camera-password");
    }

    @Test
    void the_version_is_told() {
        assertThat(run("", "--version")).isZero();
        assertThat(text(out)).startsWith("visant-device ");
    }

    @Test
    void a_wrong_command_line_is_told_with_the_usage() {
        assertThat(run("", "--camera-kin", "drawn")).isEqualTo(2);
        assertThat(text(err)).contains("--camera-kin", "Usage:");
    }

    @Test
    void wrong_settings_are_told_all_together() {
        assertThat(run("", "status", "--spool-hours", "0", "--camera-kind", "telescope"))
                .isEqualTo(2);
        assertThat(text(err)).contains("VISANT_SPOOL_HOURS", "VISANT_CAMERA_KIND");
    }

    @Test
    void a_text_on_standard_input_activates_and_is_kept_from_others() throws Exception {
        assertThat(run(text(), "activate", "-")).isZero();

        assertThat(text(out)).contains("Device DEVICE001 is activated").doesNotContain(ToyCloud.TOKEN);
        assertThat(text(err)).isEmpty();
        var stored = new CredentialFile(state()).load().orElseThrow();
        assertThat(stored.token().reveal()).isEqualTo(ToyCloud.TOKEN);
        assertThat(Files.getPosixFilePermissions(state().resolve("credentials.json")))
                .hasSize(2);
        assertThat(cloud.heartbeat()).contains("DEVICE001");
    }

    @Test
    void a_text_as_an_argument_activates_too() {
        assertThat(run("", "activate", text())).isZero();
        assertThat(new CredentialFile(state()).load()).isPresent();
    }

    @Test
    void a_token_that_the_server_does_not_accept_is_not_stored() {
        cloud.tokenStatus(401);

        assertThat(run(text(), "activate", "-")).isEqualTo(1);

        assertThat(text(err)).contains("does not accept").doesNotContain(ToyCloud.TOKEN);
        assertThat(state()).doesNotExist();
    }

    @Test
    void without_a_line_to_the_server_it_is_activated_on_trust() {
        cloud.close();

        assertThat(run(text(), "activate", "-")).isZero();

        assertThat(text(out)).contains("could not be asked");
        assertThat(new CredentialFile(state()).load()).isPresent();
    }

    @Test
    void a_text_that_does_not_do_is_told_without_repeating_it() {
        assertThat(run("visant://activate?device=&token=" + ToyCloud.TOKEN, "activate", "-"))
                .isEqualTo(1);

        assertThat(text(err)).isNotBlank().doesNotContain(ToyCloud.TOKEN);
    }

    @Test
    void a_qr_before_the_camera_activates() throws Exception {
        var pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.write(pictures.resolve("1.jpg"), Examples.picture(640, 480));
        Files.write(pictures.resolve("2.jpg"), QrScene.showing(text()).bytes());

        assertThat(run("", "activate", "--camera", "--camera-kind", "folder", "--camera-dir", pictures.toString()))
                .isZero();

        assertThat(text(out)).contains("Device DEVICE001 is activated");
    }

    @Test
    void activation_wants_a_text_or_a_camera() {
        assertThat(run("", "activate")).isEqualTo(2);
        assertThat(run("", "activate", "-", "--camera")).isEqualTo(2);
    }

    @Test
    void status_tells_what_is_there() throws Exception {
        assertThat(run("", "status")).isZero();
        assertThat(text(out)).contains("activated      no", "running        no", "waiting        0 stills");
        out.reset();

        run(text(), "activate", "-");
        DiskSpool.open(state(), SpoolBounds.DEFAULT).add(Examples.still("CAP_1", 5000, Examples.NOON));
        out.reset();
        assertThat(run("", "status")).isZero();

        assertThat(text(out))
                .contains(
                        "DEVICE001 for " + cloud.address().toString().replaceAll("/$", ""),
                        "waiting        1 stills (4 KB)")
                .doesNotContain(ToyCloud.TOKEN);
    }

    @Test
    void a_drawn_camera_that_is_not_activated_does_not_look_for_a_qr_for_ever() {
        assertThat(run("", "run", "--camera-kind", "drawn")).isEqualTo(1);
        assertThat(text(err)).contains("not activated");
    }

    private int run(String input, String... args) {
        var environment = Map.of("VISANT_DEVICE_STATE_DIR", state().toString());
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return new Cli(environment, in, stream(out), stream(err)).run(args);
    }

    private Path state() {
        return folder.resolve("state");
    }

    private String text() {
        return "visant://activate?device=DEVICE001&token=" + ToyCloud.TOKEN + "&server=" + cloud.address();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
