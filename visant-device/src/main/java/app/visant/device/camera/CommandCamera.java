package app.visant.device.camera;

import app.visant.device.port.Camera;
import app.visant.domain.device.DeviceConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Runs a program for each still, such as ffmpeg or rpicam-still. */
final class CommandCamera implements Camera {
    private static final int MOST_COMPLAINT = 64 * 1024;
    private static final int SHOWN_COMPLAINT = 200;
    private static final Duration AFTER_EXIT = Duration.ofSeconds(2);

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    private final CameraSettings.Command settings;

    CommandCamera(CameraSettings.Command settings) {
        this.settings = settings;
    }

    @Override
    public Shot capture(DeviceConfig config) {
        try {
            return run(start(config));
        } catch (IOException e) {
            return new Failed("the camera program does not start: " + Shots.harmless(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void close() {
        // Each program ended with its capture.
    }

    private Process start(DeviceConfig config) throws IOException {
        var builder = new ProcessBuilder(argv(config));
        // The program has no business with the device's credentials.
        builder.environment().keySet().removeIf(CommandCamera::ours);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private Shot run(Process process) {
        var tree = new ProcessTree(process);
        var picture = Drain.start(process.getInputStream(), settings.limits().bytes(), process::destroyForcibly);
        var complaint = Drain.start(process.getErrorStream(), MOST_COMPLAINT, () -> {});
        try {
            boolean inTime = tree.await(settings.limits().time());
            tree.kill();
            boolean readable = picture.await(AFTER_EXIT) && complaint.await(AFTER_EXIT);
            process.destroyForcibly();
            if (!inTime) {
                return new Failed("the camera program took longer than "
                        + settings.limits().time().toSeconds() + " s and was killed");
            }
            return readable
                    ? judge(process.exitValue(), picture, complaint)
                    : new Failed("the camera program left something running that holds its output");
        } catch (InterruptedException e) {
            tree.kill();
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        }
    }

    private Shot judge(int exit, Drain picture, Drain complaint) {
        if (picture.overflowed()) {
            return new Failed(
                    "the camera program wrote more than " + settings.limits().bytes() / 1024 + " KB and was killed");
        }
        if (exit != 0) {
            return new Failed("the camera program ended with " + exit + ": " + end(Shots.harmless(complaint.text())));
        }
        return Shots.of(picture.content(), "the camera program");
    }

    private List<String> argv(DeviceConfig config) {
        var width = String.valueOf(config.width().orElse(WIDTH));
        var height = String.valueOf(config.height().orElse(HEIGHT));
        var quality = String.valueOf(config.jpegQuality());
        return settings.argv().stream()
                .map(word -> word.replace("{width}", width)
                        .replace("{height}", height)
                        .replace("{quality}", quality))
                .toList();
    }

    /** The last words are what matters. */
    private static String end(String text) {
        return text.length() > SHOWN_COMPLAINT ? "…" + text.substring(text.length() - SHOWN_COMPLAINT) : text;
    }

    private static boolean ours(String variable) {
        return variable.startsWith("VISANT_") || variable.startsWith("DEVICE_ID") || variable.startsWith("CLOUD_URL");
    }
}
