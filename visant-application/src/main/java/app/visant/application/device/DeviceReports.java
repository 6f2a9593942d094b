package app.visant.application.device;

import app.visant.application.device.port.PresenceRepository;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/** What devices say of themselves, and that they were heard at all. */
@Singleton
public final class DeviceReports {
    /** Being heard is written down this often; presence does not need it finer. */
    private static final Duration HEARD_EVERY = Duration.ofMinutes(1);

    private final TransactionRunner transactions;
    private final PresenceRepository presence;
    private final InstantSource clock;
    private final ConcurrentHashMap<DeviceId, Instant> heard = new ConcurrentHashMap<>();

    @Inject
    public DeviceReports(TransactionRunner transactions, PresenceRepository presence, InstantSource clock) {
        this.transactions = transactions;
        this.presence = presence;
        this.clock = clock;
    }

    /** Takes the news in and answers the server's time, by which the device sets its clock. */
    public Instant heartbeat(Principal.Device device, Heartbeat heartbeat) {
        var now = clock.instant();
        transactions.inOrg(device.org(), tx -> {
            tx.relaxDurability();
            presence.heartbeat(tx, device.org(), device.device(), heartbeat, now);
        });
        return now;
    }

    /** Notes that the device did something, such as an upload. Cheap enough for every request. */
    public void heard(Principal.Device device) {
        var now = clock.instant();
        var last = heard.get(device.device());
        if (last != null && now.isBefore(last.plus(HEARD_EVERY))) {
            return;
        }
        transactions.inOrg(device.org(), tx -> {
            tx.relaxDurability();
            presence.heard(tx, device.org(), device.device(), now);
        });
        // Only once it is written down: after a failure the next request tries again.
        heard.put(device.device(), now);
    }

    /** Forgets devices long unheard, so that the memory of them does not grow. */
    public void tick() {
        var old = clock.instant().minus(HEARD_EVERY);
        heard.values().removeIf(last -> last.isBefore(old));
    }
}
