package app.visant.device.core;

import app.visant.device.port.Spool;
import app.visant.device.port.Vitals;
import app.visant.domain.device.Heartbeat;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** What the device tells of itself. */
@Singleton
public final class SelfReport {
    private final Version version;
    private final Spool spool;
    private final Vitals vitals;
    private final DeviceState state;
    private final Ticker ticker;
    private final long startedAt;

    @Inject
    public SelfReport(Version version, Spool spool, Vitals vitals, DeviceState state, Ticker ticker) {
        this.version = version;
        this.spool = spool;
        this.vitals = vitals;
        this.state = state;
        this.ticker = ticker;
        this.startedAt = ticker.nanos();
    }

    Heartbeat now() {
        var count = spool.count();
        return new Heartbeat(
                Optional.of(version.value()),
                Optional.of(Duration.ofNanos(ticker.nanos() - startedAt).toSeconds()),
                Optional.of(count.waiting()),
                Optional.of(count.dropped()),
                vitals.diskFreeBytes(),
                state.cameraOk(),
                vitals.processorCelsius());
    }

    /** Of this program. */
    public record Version(String value) {}
}
