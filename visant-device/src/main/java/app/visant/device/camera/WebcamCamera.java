package app.visant.device.camera;

import app.visant.device.port.Camera;
import app.visant.domain.device.DeviceConfig;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A camera of this computer. Its driver is native code that may hang or be missing, and neither takes the runtime with it. */
final class WebcamCamera implements Camera {
    private final Grabber grabber;
    private final Duration limit;
    private @Nullable FutureTask<byte[]> hanging;

    WebcamCamera(Grabber grabber) {
        this(grabber, CameraSettings.Limits.DEFAULT.time());
    }

    WebcamCamera(Grabber grabber, Duration limit) {
        this.grabber = grabber;
        this.limit = limit;
    }

    @Override
    public Shot capture(DeviceConfig config) {
        if (hanging != null && !hanging.isDone()) {
            return new Failed("the webcam's driver still hangs");
        }
        var task = new FutureTask<>(() -> Shots.encode(grabber.grab(config), config.jpegQuality()));
        hanging = task;
        Thread.ofPlatform().daemon().name("webcam").start(task);
        return outcome(task);
    }

    @Override
    public void close() {
        if (hanging != null) {
            hanging.cancel(true);
        }
    }

    private Shot outcome(FutureTask<byte[]> task) {
        try {
            return Shots.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS), "the webcam");
        } catch (TimeoutException e) {
            return new Failed("the webcam gave no picture within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new Failed("the webcam gave no picture: " + inWords(e.getCause()));
        } catch (CancellationException e) {
            return new Failed("the webcam was closed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        }
    }

    private static String inWords(@Nullable Throwable cause) {
        if (cause instanceof LinkageError) {
            return "its driver does not run on " + SarxosGrabber.machine()
                    + "; use the command camera, with ffmpeg or rpicam-still";
        }
        return cause == null || cause.getMessage() == null ? String.valueOf(cause) : cause.getMessage();
    }
}
