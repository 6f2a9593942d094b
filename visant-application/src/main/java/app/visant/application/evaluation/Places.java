package app.visant.application.evaluation;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.evaluation.port.SightRepository;
import app.visant.application.evaluation.port.VisionModel.Brief;
import app.visant.application.evaluation.port.VisionModel.Picture;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Sight;
import app.visant.domain.device.Device;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.Outlook;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.TriggerLabel;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What agents are told and shown of where a camera stands. */
public final class Places {
    private final DeviceRepository devices;
    private final OrganizationRepository organizations;
    private final SightRepository sights;
    private final CaptureRepository captures;

    @Inject
    public Places(
            DeviceRepository devices,
            OrganizationRepository organizations,
            SightRepository sights,
            CaptureRepository captures) {
        this.devices = devices;
        this.organizations = organizations;
        this.sights = sights;
        this.captures = captures;
    }

    boolean knows(Tx tx, OrgId org, DeviceId id) {
        return devices.find(tx, org, id).isPresent();
    }

    /** The device's own zone and language, else its organization's. */
    Place of(Tx tx, OrgId org, DeviceId id) {
        var device = devices.find(tx, org, id);
        var organization = organizations.find(tx, org);
        var zone = device.flatMap(Places::zone)
                .or(() -> organization.map(Organization::timezone))
                .orElse(ZoneOffset.UTC);
        var choice = sights.find(tx, org, id).orElse(SightChoice.NONE);
        var language = choice.language()
                .or(() -> organization.map(Organization::language))
                .orElse(Language.EN);
        var outlook = new Outlook(choice.sight(), references(tx, org, id, choice), language);
        return new Place(device.flatMap(Places::name), zone, outlook);
    }

    /** Of another camera's still no more is shown than of that camera. */
    private List<Outlook.Reference> references(Tx tx, OrgId org, DeviceId id, SightChoice choice) {
        return choice.references().stream()
                .flatMap(reference -> captures.find(tx, org, reference).stream())
                .map(still -> new Outlook.Reference(
                        still, still.device().equals(id) ? choice.sight() : sight(tx, org, still.device())))
                .toList();
    }

    private Sight sight(Tx tx, OrgId org, DeviceId id) {
        return sights.find(tx, org, id).map(SightChoice::sight).orElse(Sight.EVERYTHING);
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

    /** A camera's name and clock, and what is shown of its stills. */
    record Place(Optional<String> deviceName, ZoneId zone, Outlook outlook) {
        /** What agents are told of a still from there. */
        Brief brief(Capture capture, DescriptionText description, List<Picture> references) {
            return new Brief(
                    description.value(),
                    outlook.language().code(),
                    zone,
                    deviceName,
                    capture.label().map(TriggerLabel::value),
                    outlook.covers(),
                    references);
        }
    }
}
