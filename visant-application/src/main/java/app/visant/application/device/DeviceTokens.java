package app.visant.application.device;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.device.port.DeviceTokenRepository;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The secrets by which devices prove who they are. Shown once, kept as digests. */
public final class DeviceTokens {
    /** What every device token starts with. */
    public static final String PREFIX = "visd_";

    private static final Duration OVERLAP = Duration.ofHours(24);

    private final TransactionRunner transactions;
    private final DeviceRepository devices;
    private final DeviceTokenRepository tokens;
    private final TokenGenerator secrets;
    private final InstantSource clock;

    @Inject
    public DeviceTokens(
            TransactionRunner transactions,
            DeviceRepository devices,
            DeviceTokenRepository tokens,
            TokenGenerator secrets,
            InstantSource clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.tokens = tokens;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A new token for an active device; the old one works until the new one is used, 24 hours at most. */
    public Optional<String> rotate(Principal.User person, DeviceId id) {
        return transactions.system(
                Purpose.DEVICE_TOKEN,
                tx -> devices.lock(tx, id)
                        .filter(device -> device instanceof Device.Active active
                                && active.org().equals(person.org()))
                        .map(Device.Active.class::cast)
                        .map(device -> issue(tx, device, OVERLAP)));
    }

    /** The active device that bears the token. */
    public Optional<Principal.Device> authenticate(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var digest = Sha256.of(token);
        return transactions.system(Purpose.DEVICE_TOKEN, tx -> {
            var bearer = tokens.find(tx, digest, clock.instant());
            bearer.filter(DeviceTokenRepository.Bearer::unconfirmed)
                    .ifPresent(b -> tokens.confirm(tx, b.device(), digest));
            return bearer.map(b -> new Principal.Device(b.device(), b.org()));
        });
    }

    /** The token of a device that is just being activated; any it had before is dead. */
    String first(Tx tx, Device.Active device) {
        tokens.revokeAll(tx, device.id());
        return issue(tx, device, Duration.ZERO);
    }

    private String issue(Tx tx, Device.Active device, Duration overlap) {
        var token = PREFIX + secrets.secret();
        var now = clock.instant();
        tokens.issue(tx, device.org(), device.id(), Sha256.of(token), now, now.plus(overlap));
        return token;
    }
}
