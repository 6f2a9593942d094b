package app.visant.device.core;

import app.visant.device.port.Camera;
import app.visant.device.port.Jpeg;
import app.visant.device.port.Spool;
import app.visant.device.port.Still;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a still and puts it into the spool; one at a time. */
@Singleton
public final class Photographer {
    private static final Logger log = LoggerFactory.getLogger(Photographer.class);

    private final Camera camera;
    private final Spool spool;
    private final ServerClock clock;
    private final DeviceState state;
    private final Uploads uploads;
    private final ReentrantLock turn = new ReentrantLock();

    @Inject
    public Photographer(Camera camera, Spool spool, ServerClock clock, DeviceState state, Uploads uploads) {
        this.camera = camera;
        this.spool = spool;
        this.clock = clock;
        this.state = state;
        this.uploads = uploads;
    }

    /** The still is durable when this answers {@link Kept}. */
    public Outcome take(RecordId id, TriggerLabel label) {
        if (!state.active()) {
            return new NotTaken("this device is deactivated");
        }
        turn.lock();
        try {
            return shoot(id, label);
        } finally {
            turn.unlock();
        }
    }

    private Outcome shoot(RecordId id, TriggerLabel label) {
        var shot = capture();
        state.cameraWorked(shot instanceof Camera.Taken);
        return switch (shot) {
            case Camera.Taken(Jpeg jpeg) -> keep(id, jpeg, label);
            case Camera.Failed(String why) -> {
                log.warn("No still for \"{}\": {}", label, why);
                yield new NotTaken(why);
            }
        };
    }

    private Camera.Shot capture() {
        try {
            return camera.capture(state.config());
        } catch (RuntimeException e) {
            log.error("The camera broke its contract", e);
            return new Camera.Failed("the camera failed: " + e);
        }
    }

    /** Stamped after the capture: cameras warm up first, and the picture shows what was there at the end. */
    private Outcome keep(RecordId id, Jpeg jpeg, TriggerLabel label) {
        var capturedAt = clock.now().truncatedTo(ChronoUnit.MILLIS);
        var deviceTime = clock.deviceTime().truncatedTo(ChronoUnit.MILLIS);
        try {
            spool.add(new Still(id, jpeg, capturedAt, clock.trusted(), deviceTime, label));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            log.error("Still {} could not be kept", id, e);
            return new NotTaken("the still could not be kept: " + e.getMessage());
        }
        log.info("Took still {} ({} KB, \"{}\")", id, jpeg.size() / 1024, label);
        uploads.wake().now();
        return new Kept(id);
    }

    /** What came of it. */
    public sealed interface Outcome {}

    public record Kept(RecordId id) implements Outcome {}

    public record NotTaken(String why) implements Outcome {}
}
