package app.visant.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Camera;
import app.visant.device.port.CameraContract;
import app.visant.device.port.Examples;
import app.visant.domain.device.DeviceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against real processes. */
final class CommandCameraTest implements CameraContract {
    private static final CameraSettings.Limits SHORT = new CameraSettings.Limits(Duration.ofMillis(700), 100_000);
    private static final CameraSettings.Limits LONG = new CameraSettings.Limits(Duration.ofSeconds(30), 100_000);

    @TempDir
    private Path folder;

    private Path picture;

    @BeforeEach
    void draw() throws IOException {
        picture = Files.write(folder.resolve("a picture.jpg"), Examples.picture(160, 120));
    }

    @Override
    public Camera working() {
        return camera(LONG, "cat", picture.toString());
    }

    @Override
    public Camera broken() {
        return camera(LONG, "false");
    }

    @Override
    public Camera hanging() {
        return shell(LONG, "sleep 600");
    }

    @Test
    void a_program_that_is_not_there_is_a_failure() {
        assertThat(failure(camera(LONG, "no-such-camera-program")))
                .contains("does not start", "no-such-camera-program");
    }

    @Test
    void an_exit_code_is_a_failure_with_the_programs_last_words_even_if_there_was_a_picture() {
        assertThat(failure(shell(LONG, "cat '" + picture + "'; echo 'Cannot open /dev/video0' >&2; exit 3")))
                .contains("ended with 3", "Cannot open /dev/video0");
    }

    @Test
    void logins_in_its_last_words_are_not_repeated() {
        var why = failure(
                shell(LONG, "echo 'rtsp://admin:hunter2@10.0.0.9/live?token=abc123: 401 Unauthorized' >&2; exit 1"));

        assertThat(why).contains("401 Unauthorized").doesNotContain("hunter2", "abc123");
    }

    @Test
    void a_program_that_hangs_is_killed_with_all_it_started() throws Exception {
        var why = failure(shell(SHORT, children("wait")));

        assertThat(why).contains("was killed");
        allGone();
    }

    @Test
    void what_a_program_leaves_behind_is_killed_too() throws Exception {
        failure(shell(LONG, children("sleep 0.6; exit 1")));

        allGone();
    }

    @Test
    void an_interrupt_kills_it_all() throws Exception {
        var camera = shell(LONG, children("wait"));
        var thread = Thread.ofPlatform().start(() -> camera.capture(DeviceConfig.DEFAULT));
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(folder.resolve("started")) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        thread.join();

        allGone();
    }

    @Test
    void a_flood_is_cut_off() {
        assertThat(failure(shell(LONG, "yes"))).contains("wrote more than 97 KB");
    }

    @Test
    void a_flood_of_complaints_does_not_block_it() {
        assertThat(shell(LONG, "head -c 3000000 /dev/zero >&2; cat '" + picture + "'")
                        .capture(DeviceConfig.DEFAULT))
                .isInstanceOf(Camera.Taken.class);
    }

    @Test
    void output_that_is_no_jpeg_or_breaks_off_is_a_failure() {
        assertThat(failure(shell(LONG, "echo hello"))).contains("does not begin like a JPEG");
        assertThat(failure(camera(LONG, "head", "-c", "900", picture.toString())))
                .contains("breaks off");
        assertThat(failure(camera(LONG, "true"))).contains("0 bytes");
    }

    @Test
    void no_shell_reads_the_arguments() {
        assertThat(failure(camera(LONG, "cat", picture + "; cat '" + picture + "'")))
                .contains("ended with 1");
    }

    @Test
    void the_wanted_size_and_quality_are_filled_in() {
        var config = new DeviceConfig(Optional.of(1920), Optional.of(1080), 71, 30, Optional.empty());
        var camera = camera(LONG, "sh", "-c", "echo $0 $1 >&2; exit 9", "{width}x{height}", "q={quality}");

        assertThat(failure(camera, config)).endsWith("1920x1080 q=71");
    }

    @Test
    void nobody_waits_for_its_standard_input() {
        assertThat(failure(camera(LONG, "cat"))).contains("0 bytes");
    }

    @Test
    void the_devices_own_settings_are_not_handed_on() {
        assertThat(failure(shell(LONG, "env | grep -c -E '^(VISANT_|DEVICE_ID|CLOUD_URL)' >&2; exit 5")))
                .endsWith(": 0");
    }

    /** Starts two children that write down who they are, one of them away from its parent. */
    private String children(String then) {
        return "(sleep 600 & echo $! >> '" + folder + "/pids'; wait) & sleep 600 & echo $! >> '" + folder
                + "/pids'; sleep 0.1; touch '" + folder + "/started'; " + then;
    }

    private void allGone() throws IOException {
        var pids = Files.readAllLines(folder.resolve("pids"));
        assertThat(pids).hasSize(2);
        for (var pid : pids) {
            var gone = ProcessHandle.of(Long.parseLong(pid))
                    .map(ProcessHandle::onExit)
                    .orElseGet(() -> CompletableFuture.completedFuture(null));
            assertThat(gone).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    private static String failure(Camera camera) {
        return failure(camera, DeviceConfig.DEFAULT);
    }

    private static String failure(Camera camera, DeviceConfig config) {
        var shot = camera.capture(config);
        assertThat(shot).isInstanceOf(Camera.Failed.class);
        return ((Camera.Failed) shot).why();
    }

    private static Camera shell(CameraSettings.Limits limits, String script) {
        return camera(limits, "sh", "-c", script);
    }

    private static Camera camera(CameraSettings.Limits limits, String... argv) {
        return Cameras.of(new CameraSettings.Command(List.of(argv), limits));
    }
}
