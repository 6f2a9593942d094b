package app.visant.device.camera;

import app.visant.domain.device.DeviceConfig;
import com.github.sarxos.webcam.Webcam;
import com.github.sarxos.webcam.WebcamException;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Webcams by the sarxos library. Its native parts are for Intel machines, and old ones at that: they are not loaded where
 * they cannot work.
 */
final class SarxosGrabber implements Grabber {
    private static final int FIND_SECONDS = 10;

    /** Cheap cameras adjust to the light in their first pictures. */
    private static final int SETTLE = 5;

    private static final Dimension SIZE = new Dimension(1280, 720);

    private final Optional<String> name;

    SarxosGrabber(Optional<String> name) {
        this.name = name;
    }

    @Override
    public BufferedImage grab(DeviceConfig config) throws IOException {
        requireSupport();
        try {
            var webcam = find();
            var size = new Dimension(
                    config.width().orElse(SIZE.width), config.height().orElse(SIZE.height));
            webcam.setCustomViewSizes(size);
            webcam.setViewSize(size);
            webcam.open();
            try {
                return settled(webcam);
            } finally {
                webcam.close();
            }
        } catch (WebcamException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    static String machine() {
        return System.getProperty("os.name") + "/" + System.getProperty("os.arch");
    }

    private static BufferedImage settled(Webcam webcam) throws IOException {
        for (int i = 0; i < SETTLE; i++) {
            webcam.getImage();
        }
        var picture = webcam.getImage();
        if (picture == null) {
            throw new IOException(webcam.getName() + " gave none");
        }
        return picture;
    }

    private Webcam find() throws IOException {
        try {
            return pick(Webcam.getWebcams(FIND_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            throw new IOException("looking for one took longer than " + FIND_SECONDS + " s", e);
        }
    }

    private Webcam pick(List<Webcam> found) throws IOException {
        return found.stream()
                .filter(webcam -> name.isEmpty() || webcam.getName().contains(name.get()))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        found.isEmpty()
                                ? "there is none"
                                : "none has that name; there are "
                                        + found.stream().map(Webcam::getName).toList()));
    }

    private static void requireSupport() throws IOException {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!List.of("amd64", "x86_64", "x86", "i386").contains(arch)) {
            throw new IOException(
                    "there is no driver for " + machine() + "; use the command camera, with ffmpeg or rpicam-still");
        }
        if (System.getProperty("os.name").startsWith("Linux") && !videoDevices()) {
            throw new IOException("there is none (no /dev/video*)");
        }
    }

    private static boolean videoDevices() throws IOException {
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of("/dev"), "video*")) {
            return devices.iterator().hasNext();
        }
    }
}
