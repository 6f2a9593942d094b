package app.visant.application.device;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceName;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Brings a device into an organization, into one of its slots, with a token of its own. */
public final class DeviceActivation {
    private final TransactionRunner transactions;
    private final DeviceRepository devices;
    private final OrganizationRepository organizations;
    private final DeviceTokens tokens;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public DeviceActivation(
            TransactionRunner transactions,
            DeviceRepository devices,
            OrganizationRepository organizations,
            DeviceTokens tokens,
            IdGenerator ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.organizations = organizations;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Activates a manufactured device that the caller proves to hold, or one of the own organization that was
     * deactivated. Unknown, not proven and another organization's are one answer.
     */
    public Result activate(Principal.User person, Claim claim) {
        if (claim.activationCode().isPresent()) {
            return new Result.UnknownCode();
        }
        return transactions.system(
                Purpose.DEVICE_ACTIVATION,
                tx -> devices.lock(tx, claim.device())
                        .map(device -> switch (device) {
                            case Device.Manufactured made -> claimed(tx, person.org(), made, claim);
                            case Device.Active active -> ownElse(active.org(), person, new Result.AlreadyActive());
                            case Device.Deactivated old ->
                                old.org().equals(person.org())
                                        ? intoSlot(tx, renamed(old.reactivate(clock.instant()), claim))
                                        : new Result.UnknownDevice();
                        })
                        .orElseGet(Result.UnknownDevice::new));
    }

    /** Takes in a device that the organization brings itself, under an id of our own. */
    public Result register(Principal.User person, DeviceName name) {
        var id = new DeviceId("DEV-" + ids.next().toString().toUpperCase(Locale.ROOT));
        return transactions.system(Purpose.DEVICE_ACTIVATION, tx -> {
            var device = Device.Active.registered(id, person.org(), name, clock.instant());
            return hasSlot(tx, person.org())
                    ? taken(tx, device, () -> devices.register(tx, device))
                    : new Result.NoDeviceSlot();
        });
    }

    private Result claimed(Tx tx, OrgId org, Device.Manufactured made, Claim claim) {
        if (!made.claimedBy(claim.claimCode())) {
            return new Result.UnknownDevice();
        }
        return intoSlot(
                tx, made.activate(org, claim.name().orElseGet(() -> DeviceName.of(made.id())), clock.instant()));
    }

    private static Device.Active renamed(Device.Active device, Claim claim) {
        return claim.name().map(device::renamed).orElse(device);
    }

    private static Result ownElse(OrgId owner, Principal.User person, Result own) {
        return owner.equals(person.org()) ? own : new Result.UnknownDevice();
    }

    private Result intoSlot(Tx tx, Device.Active device) {
        return hasSlot(tx, device.org())
                ? taken(tx, device, () -> devices.update(tx, device))
                : new Result.NoDeviceSlot();
    }

    private boolean hasSlot(Tx tx, OrgId org) {
        return organizations
                .lock(tx, org)
                .filter(o -> o.hasSlotBeside(devices.countActive(tx, org)))
                .isPresent();
    }

    private Result taken(Tx tx, Device.Active device, Runnable store) {
        store.run();
        return new Result.Activated(device, tokens.first(tx, device));
    }

    /**
     * What is shown of the device.
     *
     * @param claimCode from the label
     */
    public record Claim(
            DeviceId device, Optional<String> claimCode, Optional<String> activationCode, Optional<DeviceName> name) {
        @Override
        public String toString() {
            return "Claim[" + device + "]";
        }
    }

    /** What came of it. */
    public sealed interface Result {
        /** The token is shown this once. */
        record Activated(Device.Active device, String token) implements Result {
            @Override
            public String toString() {
                return "Activated[" + device.id() + "]";
            }
        }

        record UnknownDevice() implements Result {}

        record AlreadyActive() implements Result {}

        record NoDeviceSlot() implements Result {}

        record UnknownCode() implements Result {}
    }
}
