package app.visant.application.device;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.org.PlanCodes;
import app.visant.application.org.PlanCodes.Redeemer;
import app.visant.application.org.PlanCodes.Tried;
import app.visant.application.org.PlanCodes.Typed;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.function.Function;

/** The places that a subscription has for devices, and the codes that make more of them. */
public final class DeviceSlots {
    private final OrganizationRepository organizations;
    private final DeviceRepository devices;
    private final PlanCodes codes;
    private final InstantSource clock;

    @Inject
    public DeviceSlots(
            OrganizationRepository organizations, DeviceRepository devices, PlanCodes codes, InstantSource clock) {
        this.organizations = organizations;
        this.devices = devices;
        this.codes = codes;
        this.clock = clock;
    }

    /** Runs work that redeems the code, and asks for room afterwards. */
    <T> Tried<T> tried(Principal.User person, Typed code, Function<Redeemer, T> work) {
        return codes.tried(person, code, work);
    }

    /** Whether one more device may be activated; holds the organization, so that slots are counted one at a time. */
    Room room(Tx tx, OrgId org) {
        var organization = organizations.lock(tx, org);
        if (organization.isEmpty()) {
            return Room.TAKEN;
        }
        return switch (organization.get().subscription().at(clock.instant())) {
            case Subscription.Ended over -> Room.ENDED;
            case Subscription.Agreed agreed -> devices.countActive(tx, org) < agreed.slots() ? Room.FREE : Room.TAKEN;
        };
    }

    /** What there is. */
    enum Room {
        FREE,
        TAKEN,
        /** The subscription is over, however many slots it had. */
        ENDED
    }
}
