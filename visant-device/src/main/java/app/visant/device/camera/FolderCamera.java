package app.visant.device.camera;

import app.visant.device.camera.CameraSettings.AtEnd;
import app.visant.device.port.Camera;
import app.visant.domain.device.DeviceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Gives the stills of a folder. It is read anew each time, so that stills may be added while it runs. */
final class FolderCamera implements Camera {
    private final CameraSettings.Folder settings;
    private String last = "";

    FolderCamera(CameraSettings.Folder settings) {
        this.settings = settings;
    }

    @Override
    public Shot capture(DeviceConfig config) {
        try {
            var next = next();
            return next.isPresent()
                    ? Shots.of(read(settings.path().resolve(next.get())), next.get())
                    : new Failed("there is no further still in " + settings.path());
        } catch (IOException e) {
            return new Failed("the folder of stills cannot be read: " + e);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    private Optional<String> next() throws IOException {
        var names = names();
        var next = Optional.ofNullable(names.higher(last));
        if (next.isEmpty() && settings.atEnd() == AtEnd.LOOP && !names.isEmpty()) {
            next = Optional.of(names.first());
        }
        next.ifPresent(name -> last = name);
        return next;
    }

    private NavigableSet<String> names() throws IOException {
        try (var files = Files.list(settings.path())) {
            var names = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(FolderCamera::picture)
                    .forEach(names::add);
            return names;
        }
    }

    private static byte[] read(Path file) throws IOException {
        long most = CameraSettings.Limits.DEFAULT.bytes();
        if (Files.size(file) > most) {
            throw new IOException(file.getFileName() + " is larger than " + most / 1024 + " KB");
        }
        return Files.readAllBytes(file);
    }

    private static boolean picture(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".jpg") || lower.endsWith(".jpeg");
    }
}
