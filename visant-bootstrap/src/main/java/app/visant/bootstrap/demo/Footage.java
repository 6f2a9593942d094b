package app.visant.bootstrap.demo;

import app.visant.device.camera.CameraSettings;
import app.visant.device.camera.CameraSettings.AtEnd;
import app.visant.device.camera.Cameras;
import app.visant.device.port.Camera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the simulated camera sees.
 *
 * @param names what each still is called, in the order in which the camera gives them
 */
record Footage(Camera camera, List<String> names) {
    /** Long enough to learn the scene and see several things happen in it. */
    private static final int DRAWN_STILLS = 30;

    private static final long SEED = 7;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    /** The stills of the folder, in the order of their names; or a drawn scene if none is given. */
    static Footage of(Optional<Path> folder) {
        return folder.isPresent() ? stills(folder.get()) : drawn();
    }

    private static Footage drawn() {
        var names = IntStream.rangeClosed(1, DRAWN_STILLS)
                .mapToObj("drawn-%03d"::formatted)
                .toList();
        return new Footage(Cameras.of(new CameraSettings.Drawn(SEED, WIDTH, HEIGHT)), names);
    }

    private static Footage stills(Path folder) {
        try (var files = Files.list(folder)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(Footage::picture)
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalStateException("There is no .jpg in " + folder.toAbsolutePath() + ".");
            }
            return new Footage(Cameras.of(new CameraSettings.Folder(folder, AtEnd.LOOP)), names);
        } catch (IOException e) {
            throw new IllegalStateException("The folder " + folder.toAbsolutePath() + " cannot be read.", e);
        }
    }

    private static boolean picture(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jpg") || lower.endsWith(".jpeg");
    }
}
