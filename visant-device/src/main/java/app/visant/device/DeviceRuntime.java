package app.visant.device;

import app.visant.device.core.Ageing;
import app.visant.device.core.Photographer;
import app.visant.device.port.Camera;
import app.visant.device.port.Credentials;
import app.visant.device.port.Spool;
import app.visant.device.spool.CommandLog;
import app.visant.device.spool.DiskSpool;
import app.visant.device.spool.MachineVitals;
import app.visant.device.spool.StateFolder;
import app.visant.domain.shared.TriggerLabel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device at work: it holds the line to its cloud, takes stills when told to, and brings each of them in. Runs in threads
 * of its own until it is stopped; several may run in one process, each with its own state folder.
 */
public final class DeviceRuntime implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DeviceRuntime.class);

    private final StateFolder folder;
    private final Camera camera;
    private final Spool spool;
    private final DeviceComponent parts;
    private final LoopRunner runner;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private DeviceRuntime(StateFolder folder, DeviceSettings settings, Credentials credentials, Camera camera)
            throws IOException {
        this.folder = folder;
        this.camera = camera;
        this.spool = DiskSpool.open(folder.path(), settings.bounds());
        this.parts = DaggerDeviceComponent.builder()
                .credentials(credentials)
                .camera(camera)
                .spool(spool)
                .journal(CommandLog.open(folder.path()))
                .vitals(new MachineVitals(folder.path()))
                .keepFor(new Ageing.KeepFor(settings.keepFor()))
                .build();
        this.runner = new LoopRunner(List.of(
                parts.link(),
                parts.orders(),
                parts.uploads(),
                parts.acknowledgements(),
                parts.heartbeats(),
                parts.ageing()));
    }

    /**
     * Starts a runtime. Whether its cloud can be reached does not matter now. The camera is the runtime's from now on, and
     * closed with it, or at once if the start fails.
     *
     * @throws IOException if the state folder cannot be used, or another runtime uses it
     */
    public static DeviceRuntime start(DeviceSettings settings, Credentials credentials, Camera camera)
            throws IOException {
        try {
            var folder = StateFolder.lock(settings.stateFolder())
                    .orElseThrow(() -> new IOException("another runtime works on " + settings.stateFolder()));
            return start(folder, settings, credentials, camera);
        } catch (IOException | RuntimeException e) {
            camera.close();
            throw e;
        }
    }

    /** Takes a still now, without being told to by the cloud. It is safe on disk if the answer says so, and uploaded as soon as can be. */
    public Photographer.Outcome captureNow(TriggerLabel label) {
        return parts.photographer().take(parts.recordIds().next(), label);
    }

    /** Whether the command stream is open and the cloud has sent this device's settings. */
    public boolean connected() {
        return parts.link().connected();
    }

    public Spool.Count spool() {
        return spool.count();
    }

    /** Ends everything under way, and what was accepted stays on disk for the next start. Stopping twice is harmless. */
    public void stop() {
        if (!stopped.compareAndSet(false, true)) {
            return;
        }
        parts.cloud().close();
        runner.stop();
        camera.close();
        try {
            folder.close();
        } catch (IOException e) {
            log.warn("The lock on {} could not be given back", folder.path(), e);
        }
        log.info(
                "Stopped; {} stills are waiting for their upload", spool.count().waiting());
    }

    @Override
    public void close() {
        stop();
    }

    private static DeviceRuntime start(
            StateFolder folder, DeviceSettings settings, Credentials credentials, Camera camera) throws IOException {
        try {
            var runtime = new DeviceRuntime(folder, settings, credentials, camera);
            if (credentials.exposed()) {
                log.warn(
                        "{} is not encrypted: anyone on the way can read this device's token and stills",
                        credentials.server());
            }
            log.info("Device {} works for {}", credentials.device(), credentials.server());
            runtime.parts.recovery().run();
            runtime.runner.start();
            return runtime;
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }
}
