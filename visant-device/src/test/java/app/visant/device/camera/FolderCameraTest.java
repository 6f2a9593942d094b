package app.visant.device.camera;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.camera.CameraSettings.AtEnd;
import app.visant.device.port.Camera;
import app.visant.device.port.CameraContract;
import app.visant.device.port.Examples;
import app.visant.domain.device.DeviceConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderCameraTest implements CameraContract {
    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        still("b.JPEG", 200);
        still("a.jpg", 100);
        still("c.jpg", 300);
        Files.writeString(folder.resolve("labels.csv"), "a.jpg,normal");
    }

    @Override
    public Camera working() {
        return camera(AtEnd.LOOP);
    }

    @Override
    public Camera broken() {
        return Cameras.of(new CameraSettings.Folder(folder.resolve("not-there"), AtEnd.LOOP));
    }

    @Test
    void stills_come_by_name_and_then_again() {
        var camera = camera(AtEnd.LOOP);

        assertThat(widths(camera, 5)).containsExactly(100, 200, 300, 100, 200);
    }

    @Test
    void or_no_more() {
        var camera = camera(AtEnd.STOP);
        widths(camera, 3);

        assertThat(failure(camera)).contains("no further still");
    }

    @Test
    void stills_that_are_added_meanwhile_have_their_turn() throws Exception {
        var camera = camera(AtEnd.STOP);
        widths(camera, 3);
        still("d.jpg", 400);

        assertThat(widths(camera, 1)).containsExactly(400);
    }

    @Test
    void a_file_that_is_no_jpeg_is_a_failure_and_the_next_one_is_not() throws Exception {
        Files.writeString(folder.resolve("a0.jpg"), "no picture");
        var camera = camera(AtEnd.LOOP);
        widths(camera, 1);

        assertThat(failure(camera)).contains("a0.jpg", "does not begin like a JPEG");
        assertThat(widths(camera, 1)).containsExactly(200);
    }

    @Test
    void an_empty_folder_is_a_failure() throws Exception {
        var empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(failure(Cameras.of(new CameraSettings.Folder(empty, AtEnd.LOOP))))
                .contains("no further still");
    }

    private void still(String name, int width) throws IOException {
        Files.write(folder.resolve(name), Examples.picture(width, 50));
    }

    private Camera camera(AtEnd atEnd) {
        return Cameras.of(new CameraSettings.Folder(folder, atEnd));
    }

    private static List<Integer> widths(Camera camera, int stills) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < stills; i++) {
            var taken = (Camera.Taken) camera.capture(DeviceConfig.DEFAULT);
            try {
                widths.add(ImageIO.read(new ByteArrayInputStream(taken.jpeg().bytes()))
                        .getWidth());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return widths;
    }

    private static String failure(Camera camera) {
        return ((Camera.Failed) camera.capture(DeviceConfig.DEFAULT)).why();
    }
}
