package app.visant.application.device.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Inside;
import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.device.port.DeviceRepository.Filter;
import app.visant.application.device.port.DeviceRepository.MadeDevice;
import app.visant.application.device.port.DeviceRepository.Status;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.DeviceName;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface DeviceRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void manufacturesDevicesThatBelongToNobody() {
        var org = ports().newOrg();
        var claimed = manufactured(NOON);
        var open = new Device.Manufactured(newId(), Optional.empty(), NOON);

        assertThat(manufacture(List.of(claimed, open), Optional.of("batch-7")))
                .containsExactlyInAnyOrder(claimed.id(), open.id());

        assertThat(locked(claimed.id())).contains(claimed);
        assertThat(locked(open.id())).contains(open);
        assertThat(ports().in(org).find(tx -> ports().devices().find(tx, org, claimed.id())))
                .isEmpty();
        assertThat(activation().find(tx -> ports().devices().find(tx, org, claimed.id())))
                .isEmpty();
    }

    @Test
    default void manufacturingLeavesKnownDevicesAlone() {
        var active = ports().newDevice(ports().newOrg());
        var made = manufactured(NOON);
        manufacture(List.of(made), Optional.empty());
        var fresh = manufactured(NOON.plusSeconds(1));
        var again = List.of(
                new Device.Manufactured(active.id(), Optional.empty(), NOON.plusSeconds(1)),
                new Device.Manufactured(made.id(), Optional.empty(), NOON.plusSeconds(1)),
                fresh);

        assertThat(manufacture(again, Optional.empty())).containsExactly(fresh.id());

        assertThat(locked(active.id())).contains(active);
        assertThat(locked(made.id())).contains(made);
    }

    @Test
    default void keepsAllThatARegisteredDeviceIs() {
        var org = ports().newOrg();
        var device = new Device.Active(
                newId(),
                org,
                new DeviceName("Mole 3 – Ölhafen"),
                NOON.plusSeconds(5),
                Optional.of(ZoneId.of("America/New_York")),
                new DeviceConfig(Optional.of(1920), Optional.of(1080), 75, 15, Optional.of(64)),
                NOON);

        activation().run(tx -> ports().devices().register(tx, device));

        assertThat(found(org, device.id())).contains(device);
        assertThat(locked(device.id())).contains(device);
        assertThat(activation().find(tx -> ports().devices().find(tx, org, device.id())))
                .contains(device);
    }

    @Test
    default void aKnownIdIsNotRegisteredAgain() {
        var device = ports().newDevice(ports().newOrg());
        var other = ports().newOrg();

        assertThatThrownBy(() -> activation()
                        .run(tx -> ports().devices()
                                .register(tx, Device.Active.registered(device.id(), other, device.name(), NOON))))
                .isNotNull();

        assertThat(locked(device.id())).contains(device);
    }

    @Test
    default void activatesAManufacturedDevice() {
        var org = ports().newOrg();
        var made = manufactured(NOON);
        manufacture(List.of(made), Optional.of("batch-7"));
        var active = made.activate(org, new DeviceName("Gate"), NOON.plusSeconds(60));

        activation().run(tx -> ports().devices().update(tx, active));

        assertThat(found(org, made.id())).contains(active);
    }

    @Test
    default void storesEachStateOfALife() {
        var org = ports().newOrg();
        var active = ports().newDevice(org);

        var changed = active.renamed(new DeviceName("Gate 2"))
                .movedTo(ZoneId.of("Asia/Kathmandu"))
                .configured(new DeviceConfig(Optional.empty(), Optional.empty(), 60, 20, Optional.of(100)));
        update(org, changed);
        assertThat(found(org, active.id())).contains(changed);

        var deactivated = changed.deactivate(NOON.plusSeconds(60));
        update(org, deactivated);
        assertThat(found(org, active.id())).contains(deactivated);

        var again = deactivated.reactivate(NOON.plusSeconds(120));
        activation().run(tx -> ports().devices().update(tx, again));
        assertThat(found(org, active.id())).contains(again);
    }

    @Test
    default void aReleasedDeviceIsNobodysAndMayGoToAnother() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        var deactivated = ports().newDevice(org).deactivate(NOON);
        update(org, deactivated);
        var released = deactivated.release(Optional.of(Sha256.of("code")));

        ports().system(Purpose.OPERATOR).run(tx -> ports().devices().update(tx, released));
        assertThat(found(org, released.id())).isEmpty();
        assertThat(locked(released.id())).contains(released);

        var elsewhere = released.activate(other, new DeviceName("Elsewhere"), NOON.plusSeconds(60));
        activation().run(tx -> ports().devices().update(tx, elsewhere));
        assertThat(found(org, released.id())).isEmpty();
        assertThat(found(other, released.id())).contains(elsewhere);
    }

    @Test
    default void countsTheActiveDevicesOfTheOrganization() {
        var org = ports().newOrg();
        ports().newDevice(org);
        var second = ports().newDevice(org);
        ports().newDevice(ports().newOrg());

        assertThat(countActive(org)).isEqualTo(2);
        update(org, second.deactivate(NOON));

        assertThat(countActive(org)).isEqualTo(1);
        assertThat(activation().count(tx -> ports().devices().countActive(tx, org)))
                .isEqualTo(1);
    }

    @Test
    default void countsTheChangesThatADeviceMustBeTold() {
        var org = ports().newOrg();
        var device = ports().newDevice(org).id();
        var other = ports().newDevice(org).id();
        var before = revision(device);
        var othersBefore = revision(other);

        bump(org, device);
        bump(org, device);

        assertThat(revision(device)).isEqualTo(before + 2);
        assertThat(revision(other)).isEqualTo(othersBefore);
    }

    @Test
    default void anotherOrganizationNeitherSeesNorChangesADevice() {
        var org = ports().newOrg();
        var other = ports().newOrg();
        var device = ports().newDevice(org);
        var revision = revision(device.id());
        var stolen = Device.Active.registered(device.id(), other, new DeviceName("Mine now"), NOON);

        assertThat(ports().in(other).find(tx -> ports().devices().find(tx, org, device.id())))
                .isEmpty();
        assertThat(found(other, device.id())).isEmpty();
        assertThat(ports().in(other).count(tx -> ports().devices().countActive(tx, org)))
                .isZero();
        ports().in(other).attempt(tx -> ports().devices().update(tx, device.renamed(new DeviceName("Changed"))));
        ports().in(other).attempt(tx -> ports().devices().update(tx, stolen));
        ports().in(other).attempt(tx -> ports().devices().bumpRevision(tx, org, device.id()));
        ports().in(other).attempt(tx -> ports().devices().bumpRevision(tx, other, device.id()));

        assertThat(found(org, device.id())).contains(device);
        assertThat(revision(device.id())).isEqualTo(revision);
    }

    @Test
    default void listsEveryDeviceToTheOperatorNewestFirst() {
        var org = ports().newOrg();
        var made = IntStream.range(0, 7)
                .mapToObj(i -> manufactured(NOON.plusSeconds(i / 3)))
                .toList();
        manufacture(made, Optional.of("batch-9"));
        var active = made.get(0).activate(org, new DeviceName("Gate"), NOON.plusSeconds(60));
        activation().run(tx -> ports().devices().update(tx, active));
        var ids = made.stream().map(Device.Manufactured::id).toList();

        var listed = Paging.all(
                        2,
                        request -> ports().system(Purpose.OPERATOR)
                                .page(tx -> ports().devices().list(tx, DeviceRepository.Filter.ALL, request)))
                .stream()
                .filter(row -> ids.contains(row.device().id()))
                .toList();

        assertThat(listed).hasSize(7).doesNotHaveDuplicates();
        assertThat(listed).allMatch(row -> row.batch().equals(Optional.of("batch-9")));
        assertThat(listed).map(row -> row.device().createdAt()).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(listed).map(MadeDevice::device).contains(active, made.get(6));
    }

    @Test
    default void findsDevicesByTextBatchOrganizationAndStatus() {
        var org = ports().newOrg();
        var mark = ports().ids().next().toString().substring(24);
        var batch = "batch-" + mark;
        var plain = new Device.Manufactured(new DeviceId("Yard-" + mark), Optional.empty(), NOON);
        var named = manufactured(NOON);
        manufacture(List.of(plain, named), Optional.of(batch));
        var active = named.activate(org, new DeviceName("Gate " + mark), NOON);
        activation().run(tx -> ports().devices().update(tx, active));

        assertThat(filtered(new Filter(text("yard-" + mark), text(), Optional.empty(), Optional.empty())))
                .containsExactly(plain.id());
        assertThat(filtered(new Filter(text("GATE " + mark), text(), Optional.empty(), Optional.empty())))
                .containsExactly(active.id());
        assertThat(filtered(new Filter(text(), text(batch), Optional.empty(), Optional.empty())))
                .containsExactlyInAnyOrder(plain.id(), active.id());
        assertThat(filtered(new Filter(text(), text(), Optional.of(org), Optional.empty())))
                .containsExactly(active.id());
        assertThat(filtered(new Filter(text(), text(batch), Optional.empty(), Optional.of(Status.MANUFACTURED))))
                .containsExactly(plain.id());
        assertThat(filtered(new Filter(text("%" + mark), text(), Optional.empty(), Optional.empty())))
                .as("no sign is a pattern")
                .isEmpty();
    }

    private List<DeviceId> filtered(Filter filter) {
        return Paging.all(
                        1,
                        request -> ports().system(Purpose.OPERATOR)
                                .page(tx -> ports().devices().list(tx, filter, request)))
                .stream()
                .map(made -> made.device().id())
                .toList();
    }

    private static Optional<String> text(String... some) {
        return Stream.of(some).findFirst();
    }

    private Inside activation() {
        return ports().system(Purpose.DEVICE_ACTIVATION);
    }

    private DeviceId newId() {
        return new DeviceId("CAM_" + ports().ids().next());
    }

    private Device.Manufactured manufactured(Instant now) {
        return new Device.Manufactured(newId(), Optional.of(Sha256.of("claim code")), now);
    }

    private List<DeviceId> manufacture(List<Device.Manufactured> devices, Optional<String> batch) {
        return ports().system(Purpose.OPERATOR).list(tx -> ports().devices().manufacture(tx, devices, batch));
    }

    private Optional<Device> locked(DeviceId device) {
        return activation().find(tx -> ports().devices().lock(tx, device));
    }

    private Optional<Device> found(OrgId org, DeviceId device) {
        return ports().in(org).find(tx -> ports().devices().find(tx, org, device));
    }

    private void update(OrgId org, Device device) {
        ports().in(org).run(tx -> ports().devices().update(tx, device));
    }

    private long countActive(OrgId org) {
        return ports().in(org).count(tx -> ports().devices().countActive(tx, org));
    }

    private void bump(OrgId org, DeviceId device) {
        ports().in(org).run(tx -> ports().devices().bumpRevision(tx, org, device));
    }

    private long revision(DeviceId device) {
        return ports().system(Purpose.NODE)
                .list(tx -> ports().presence().streams(tx, List.of(device)))
                .get(0)
                .revision();
    }
}
