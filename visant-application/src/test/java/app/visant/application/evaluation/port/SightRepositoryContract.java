package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.device.Device;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.evaluation.SightChoice.Kind;
import app.visant.domain.evaluation.SightChoice.NamedRegion;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface SightRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void nothingIsChosenForADeviceAtFirst() {
        assertThat(find(ports().newDevice(ports().newOrg()))).isEmpty();
    }

    @Test
    default void keepsAllThatWasChosenInItsOrder() {
        var device = ports().newDevice(ports().newOrg());
        var later = ports().newCapture(device, NOON.plusSeconds(60));
        var sooner = ports().newCapture(device, NOON);
        var choice = new SightChoice(
                Sight.Form.CROPPED,
                List.of(
                        new NamedRegion("Tür", Kind.INCLUDE, new Region(0.1, 0.2, 0.3, 0.4)),
                        new NamedRegion("Garden of the neighbours", Kind.MASK, new Region(0.25, 0, 0.5, 1)),
                        new NamedRegion("Gate", Kind.INCLUDE, new Region(0.7, 0.7, 0.1, 1.0 / 3 - 0.1))),
                List.of(later.recordId(), sooner.recordId()),
                Optional.of(Language.DE));

        keep(device, choice);

        assertThat(find(device)).contains(choice);
    }

    @Test
    default void aChoiceTakesThePlaceOfTheOneBefore() {
        var device = ports().newDevice(ports().newOrg());
        keep(
                device,
                masking(
                        new Region(0, 0, 0.5, 1),
                        ports().newCapture(device, NOON).recordId()));
        keep(device, masking(new Region(0.5, 0, 0.5, 1)));

        assertThat(find(device)).contains(masking(new Region(0.5, 0, 0.5, 1)));
        keep(device, SightChoice.NONE);
        assertThat(find(device)).contains(SightChoice.NONE);
    }

    @Test
    default void whatIsRemovedIsGone() {
        var device = ports().newDevice(ports().newOrg());
        keep(device, masking(new Region(0, 0, 0.5, 1)));

        assertThat(remove(device)).isTrue();
        assertThat(find(device)).isEmpty();
        assertThat(remove(device)).isFalse();
    }

    @Test
    default void aReferenceGoesWithItsCapture() {
        var device = ports().newDevice(ports().newOrg());
        var gone = ports().newCapture(device, NOON);
        var stays = ports().newCapture(device, NOON.plusSeconds(1));
        var region = new Region(0, 0, 0.5, 1);
        keep(device, masking(region, gone.recordId(), stays.recordId()));

        ports().in(device.org()).run(tx -> ports().captures().delete(tx, device.org(), gone.recordId()));

        assertThat(find(device)).contains(masking(region, stays.recordId()));
    }

    @Test
    default void eachDeviceHasItsOwn() {
        var org = ports().newOrg();
        var door = ports().newDevice(org);
        var yard = ports().newDevice(org);
        keep(door, masking(new Region(0, 0, 0.5, 1)));

        assertThat(find(yard)).isEmpty();
        assertThat(remove(yard)).isFalse();
        assertThat(find(door)).isPresent();
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesIt() {
        var device = ports().newDevice(ports().newOrg());
        var choice = masking(new Region(0, 0, 0.5, 1));
        keep(device, choice);
        var foreign = ports().in(ports().newOrg());

        assertThat(foreign.find(tx -> ports().sights().find(tx, device.org(), device.id())))
                .isEmpty();
        foreign.attempt(tx -> ports().sights().keep(tx, device.org(), device.id(), SightChoice.NONE, NOON));
        foreign.attempt(tx -> ports().sights().remove(tx, device.org(), device.id()));

        assertThat(find(device)).contains(choice);
    }

    @Test
    default void noCaptureOfAnotherOrganizationIsAReference() {
        var device = ports().newDevice(ports().newOrg());
        var foreign = ports().newCapture(ports().newDevice(ports().newOrg()), NOON);

        keep(device, masking(new Region(0, 0, 0.5, 1), foreign.recordId()));

        assertThat(find(device)).contains(masking(new Region(0, 0, 0.5, 1)));
    }

    private Optional<SightChoice> find(Device.Active device) {
        return ports().in(device.org()).find(tx -> ports().sights().find(tx, device.org(), device.id()));
    }

    private void keep(Device.Active device, SightChoice choice) {
        ports().in(device.org()).run(tx -> ports().sights().keep(tx, device.org(), device.id(), choice, NOON));
    }

    private boolean remove(Device.Active device) {
        OrgId org = device.org();
        return ports().in(org).test(tx -> ports().sights().remove(tx, org, device.id()));
    }

    private static SightChoice masking(Region region, RecordId... references) {
        return new SightChoice(
                Sight.Form.MASKED,
                List.of(new NamedRegion("Street", Kind.MASK, region)),
                List.of(references),
                Optional.empty());
    }
}
