package app.visant.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import app.visant.device.DeviceRuntime;
import app.visant.device.DeviceSettings;
import app.visant.device.camera.CameraSettings;
import app.visant.device.camera.Cameras;
import app.visant.device.core.PairingText;
import app.visant.device.port.Camera.Taken;
import app.visant.domain.device.DeviceConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A camera of an organization: sends what the test wants when it wants, or works by itself as the real runtime. */
final class Camera {
    private static final AtomicInteger SEEDS = new AtomicInteger();
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    private final Site site;
    private final Client owner;
    private final String id;
    private final String name;
    private final String pairing;
    private final Client device;
    private final app.visant.device.port.Camera lens =
            Cameras.of(new CameraSettings.Drawn(SEEDS.incrementAndGet(), WIDTH, HEIGHT));
    private int stills;

    Camera(Site site, Client owner, String name, Client.Reply made) {
        this.site = site;
        this.owner = owner;
        this.name = name;
        this.id = made.text("id");
        this.pairing = made.text("qr_code_data");
        this.device = new Client(site.port(), made.text("device_token"));
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** The interface, by the device. */
    Client device() {
        return device;
    }

    /** Sends a still of now, and answers its name. */
    String sends() {
        return sends(Duration.ZERO);
    }

    /** Sends a still that was taken so long ago, and answers its name. */
    String sends(Duration ago) {
        return sends(now().minus(ago).truncatedTo(ChronoUnit.MILLIS), "test");
    }

    /** Sends a still that was taken then, with that label, and answers its name. */
    String sends(Instant taken, String label) {
        var record = "CAP_%s_%03d".formatted(id, ++stills);
        var shot = (Taken) lens.capture(DeviceConfig.DEFAULT);
        var answer =
                device.upload(id, record, taken.toString(), label, shot.jpeg().bytes());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return record;
    }

    /** Sends a still of which the agents say that, and waits for the verdict. */
    String shows(String state, String reason, Duration ago) {
        site.agents().say(name, state, 0.92, reason);
        var record = sends(ago);
        awaitVerdict(record);
        return record;
    }

    void awaitVerdict(String record) {
        Client.await(
                record + " is judged",
                () -> owner.get("/v1/captures/" + record)
                        .text("evaluation_status")
                        .equals("completed"));
    }

    /** Comes online as a device with its own runtime, until that is closed. */
    DeviceRuntime connect() {
        return connect(site, pairing);
    }

    /** A device that has read that pairing text. */
    static DeviceRuntime connect(Site site, String pairing) {
        var read = PairingText.read(pairing, Optional.empty());
        var settings = DeviceSettings.in(site.folder("device"));
        var drawn = Cameras.of(new CameraSettings.Drawn(SEEDS.incrementAndGet(), WIDTH, HEIGHT));
        try {
            var runtime = DeviceRuntime.start(settings, read, drawn);
            Client.await("the camera is connected", runtime::connected);
            return runtime;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
