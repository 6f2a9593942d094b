package app.visant.domain.device;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A camera device. Each state offers just the transitions it allows. */
public sealed interface Device {

    DeviceId id();

    Instant createdAt();

    /**
     * Made by the operator, belonging to nobody.
     *
     * @param claim digest of the claim code on its label; empty if the id alone was handed over in person
     */
    record Manufactured(DeviceId id, Optional<Sha256> claim, Instant createdAt) implements Device {

        /** Whether the code proves that the label was seen. */
        public boolean claimedBy(Optional<String> code) {
            return claim.isEmpty() || code.map(Sha256::of).equals(claim);
        }

        public Active activate(OrgId org, DeviceName name, Instant now) {
            return new Active(id, org, name, now, Optional.empty(), DeviceConfig.DEFAULT, createdAt);
        }
    }

    /** Working for an organization and holding one of its slots. */
    record Active(
            DeviceId id,
            OrgId org,
            DeviceName name,
            Instant activatedAt,
            Optional<ZoneId> timezone,
            DeviceConfig config,
            Instant createdAt)
            implements Device {

        /** A device that an organization brings itself. */
        public static Active registered(DeviceId id, OrgId org, DeviceName name, Instant now) {
            return new Active(id, org, name, now, Optional.empty(), DeviceConfig.DEFAULT, now);
        }

        public Active renamed(DeviceName newName) {
            return new Active(id, org, newName, activatedAt, timezone, config, createdAt);
        }

        public Active movedTo(ZoneId zone) {
            return new Active(id, org, name, activatedAt, Optional.of(zone), config, createdAt);
        }

        public Active configured(DeviceConfig newConfig) {
            return new Active(id, org, name, activatedAt, timezone, newConfig, createdAt);
        }

        public Deactivated deactivate(Instant now) {
            return new Deactivated(id, org, name, activatedAt, now, timezone, config, createdAt);
        }
    }

    /** Put out of service; its captures stay, its slot is free. Only its own organization may bring it back. */
    record Deactivated(
            DeviceId id,
            OrgId org,
            DeviceName name,
            Instant activatedAt,
            Instant deactivatedAt,
            Optional<ZoneId> timezone,
            DeviceConfig config,
            Instant createdAt)
            implements Device {

        public Active reactivate(Instant now) {
            return new Active(id, org, name, now, timezone, config, createdAt);
        }

        /** Let go by the operator, so that any organization may claim it with the new code. */
        public Manufactured release(Optional<Sha256> claim) {
            return new Manufactured(id, claim, createdAt);
        }
    }
}
