package app.visant.application.device;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.device.port.DeviceTokenRepository;
import app.visant.application.device.port.DeviceTokenRepository.Bearer;
import app.visant.application.shared.Batcher;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The secrets by which devices prove who they are. Shown once, kept as digests. Tokens that are shown at the same time are
 * looked up together, and never remembered: one that is revoked is dead at once.
 */
@Singleton
public final class DeviceTokens {
    /** What every device token starts with. */
    public static final String PREFIX = "visd_";

    private static final Duration OVERLAP = Duration.ofHours(24);

    private final TransactionRunner transactions;
    private final DeviceRepository devices;
    private final DeviceTokenRepository tokens;
    private final TokenGenerator secrets;
    private final InstantSource clock;
    private final Batcher<Purpose, Sha256, Optional<Bearer>> bearers;

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
        this.bearers = new Batcher<>(digest -> Purpose.DEVICE_TOKEN, (purpose, digests) -> bearers(digests));
    }

    /** A new token for an active device; the old one works until the new one is used, 24 hours at most. */
    public Optional<String> rotate(Principal.Insider who, DeviceId id) {
        return transactions.system(
                Purpose.DEVICE_TOKEN,
                tx -> devices.lock(tx, id)
                        .filter(device -> device instanceof Device.Active active
                                && active.org().equals(who.org()))
                        .map(Device.Active.class::cast)
                        .map(device -> {
                            tx.record(AuditEntry.by(who, AuditAction.DEVICE_TOKEN_ISSUED)
                                    .on(id));
                            return issue(tx, device, OVERLAP);
                        }));
    }

    /** The active device that bears the token. */
    public Optional<Principal.Device> authenticate(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var digest = Sha256.of(token);
        var found = bearers.ask(digest);
        found.filter(Bearer::unconfirmed).ifPresent(bearer -> confirm(bearer, digest));
        return found.map(bearer -> new Principal.Device(
                bearer.device(), bearer.org(), bearer.planEnd(), bearer.suspended(), Origin.LOCAL));
    }

    private List<Optional<Bearer>> bearers(List<Sha256> digests) {
        return transactions.system(Purpose.DEVICE_TOKEN, tx -> {
            var found = tokens.find(tx, digests, clock.instant());
            return digests.stream()
                    .map(digest -> Optional.ofNullable(found.get(digest)))
                    .toList();
        });
    }

    /** Apart from the look-up: whoever has to wait for this device's row keeps no other waiting. */
    private void confirm(Bearer bearer, Sha256 digest) {
        transactions.inSystem(Purpose.DEVICE_TOKEN, tx -> tokens.confirm(tx, bearer.device(), digest));
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
