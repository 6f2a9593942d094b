package app.visant.application.device;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.org.PlanCodes.Redeemer;
import app.visant.application.org.PlanCodes.Refused;
import app.visant.application.org.PlanCodes.Tried;
import app.visant.application.org.PlanCodes.Typed;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceName;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Brings a device into an organization, into one of its slots, with a token of its own. */
public final class DeviceActivation {
    private final TransactionRunner transactions;
    private final DeviceRepository devices;
    private final DeviceSlots slots;
    private final DeviceTokens tokens;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public DeviceActivation(
            TransactionRunner transactions,
            DeviceRepository devices,
            DeviceSlots slots,
            DeviceTokens tokens,
            IdGenerator ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.slots = slots;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Activates a manufactured device that the caller proves to hold, or one of the own organization that was
     * deactivated. Unknown, not proven and another organization's are one answer. An activation code is redeemed first, and
     * only if the device is activated in the end.
     */
    public Result activate(Principal.Insider who, Claim claim) {
        if (claim.activationCode().isEmpty()) {
            return inTransaction(who, claim, tx -> Optional.empty());
        }
        var code = claim.activationCode().get();
        if (!(who instanceof Principal.User person) || !person.may(Permission.PLAN_MANAGE)) {
            return new Result.CodeIsForOwners();
        }
        return switch (slots.tried(person, code, redeemer -> inTransaction(who, claim, redeemer))) {
            case Tried.Run<Result>(Result result) -> result;
            case Tried.Throttled<Result>(Duration retryAfter) -> new Result.Throttled(retryAfter);
        };
    }

    /** The device is held before anything else, so that no two activations wait for each other. */
    private Result inTransaction(Principal.Insider who, Claim claim, Redeemer redeemer) {
        try {
            return transactions.system(Purpose.DEVICE_ACTIVATION, tx -> {
                var device = devices.lock(tx, claim.device());
                var result = redeemer.redeem(tx)
                        .<Result>map(Result.CodeRefused::new)
                        .orElseGet(() -> recorded(
                                tx,
                                AuditEntry.by(who, AuditAction.DEVICE_ACTIVATED).on(claim.device()),
                                activated(tx, who.org(), claim, device)));
                if (result instanceof Result.Activated) {
                    return result;
                }
                throw new TakenBackException(result);
            });
        } catch (TakenBackException refused) {
            return refused.result;
        }
    }

    private Result activated(Tx tx, OrgId org, Claim claim, Optional<Device> found) {
        return found.map(device -> switch (device) {
                    case Device.Manufactured made -> claimed(tx, org, made, claim);
                    case Device.Active active -> ownElse(active.org(), org, new Result.AlreadyActive());
                    case Device.Deactivated old ->
                        old.org().equals(org)
                                ? intoSlot(tx, renamed(old.reactivate(clock.instant()), claim))
                                : new Result.UnknownDevice();
                })
                .orElseGet(Result.UnknownDevice::new);
    }

    /** Takes in a device that the organization brings itself, under an id of our own. */
    public Result register(Principal.Insider who, DeviceName name) {
        var id = new DeviceId("DEV-" + ids.next().toString().toUpperCase(Locale.ROOT));
        return transactions.system(Purpose.DEVICE_ACTIVATION, tx -> {
            var device = Device.Active.registered(id, who.org(), name, clock.instant());
            return recorded(
                    tx,
                    AuditEntry.by(who, AuditAction.DEVICE_REGISTERED).on(id),
                    intoSlot(tx, device, () -> devices.register(tx, device)));
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

    private static Result ownElse(OrgId owner, OrgId asking, Result own) {
        return owner.equals(asking) ? own : new Result.UnknownDevice();
    }

    private static Result recorded(Tx tx, AuditEntry entry, Result result) {
        if (result instanceof Result.Activated) {
            tx.record(entry);
        }
        return result;
    }

    private Result intoSlot(Tx tx, Device.Active device) {
        return intoSlot(tx, device, () -> devices.update(tx, device));
    }

    private Result intoSlot(Tx tx, Device.Active device, Runnable store) {
        return switch (slots.room(tx, device.org())) {
            case FREE -> {
                store.run();
                yield new Result.Activated(device, tokens.first(tx, device));
            }
            case TAKEN -> new Result.NoDeviceSlot();
            case ENDED -> new Result.PlanEnded();
        };
    }

    /**
     * What is shown of the device.
     *
     * @param claimCode from the label
     */
    public record Claim(
            DeviceId device, Optional<String> claimCode, Optional<Typed> activationCode, Optional<DeviceName> name) {
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

        /** The trial or the free months are over. */
        record PlanEnded() implements Result {}

        record CodeRefused(Refused why) implements Result {}

        /** Others may activate, but not change the plan. */
        record CodeIsForOwners() implements Result {}

        /** Too many wrong codes. */
        record Throttled(Duration retryAfter) implements Result {}
    }

    /** Gives a redeemed code back. */
    private static final class TakenBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Result result;

        TakenBackException(Result result) {
            super(null, null, false, false);
            this.result = result;
        }
    }
}
