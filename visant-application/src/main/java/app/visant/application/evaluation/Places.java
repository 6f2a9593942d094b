package app.visant.application.evaluation;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.evaluation.port.VisionModel.Brief;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.device.Device;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.TriggerLabel;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What agents are told of where a camera stands. */
public final class Places {
    private final DeviceRepository devices;
    private final OrganizationRepository organizations;

    @Inject
    public Places(DeviceRepository devices, OrganizationRepository organizations) {
        this.devices = devices;
        this.organizations = organizations;
    }

    /** The device's own zone, else its organization's. */
    Place of(Tx tx, OrgId org, DeviceId id) {
        var device = devices.find(tx, org, id);
        var zone = device.flatMap(Places::zone)
                .or(() -> organizations.find(tx, org).map(Organization::timezone))
                .orElse(ZoneOffset.UTC);
        return new Place(device.flatMap(Places::name), zone);
    }

    private static Optional<ZoneId> zone(Device device) {
        return switch (device) {
            case Device.Manufactured m -> Optional.empty();
            case Device.Active active -> active.timezone();
            case Device.Deactivated deactivated -> deactivated.timezone();
        };
    }

    private static Optional<String> name(Device device) {
        return switch (device) {
            case Device.Manufactured m -> Optional.empty();
            case Device.Active active -> Optional.of(active.name().value());
            case Device.Deactivated deactivated ->
                Optional.of(deactivated.name().value());
        };
    }

    /** A camera's name and clock. */
    record Place(Optional<String> deviceName, ZoneId zone) {
        /** What agents are told of a still from there. */
        Brief brief(Capture capture, DescriptionText description) {
            return new Brief(
                    description.value(),
                    Brief.ENGLISH,
                    zone,
                    deviceName,
                    capture.label().map(TriggerLabel::value),
                    List.of());
        }
    }
}
