package app.visant.application.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Paging;
import app.visant.application.PortsUnderTest;
import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.application.device.port.DeviceReadModel.LastCapture;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.device.Device;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.StreamId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

public interface DeviceReadModelContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void listsNoFurtherThanTheReach() {
        var device = ports().newDevice(ports().newOrg());
        ports().newDevice(device.org());
        var foreign = ports().newDevice(ports().newOrg());
        var reach = new Reach(device.org(), Optional.of(Set.of(device.id(), foreign.id())));

        var page =
                ports().in(device.org()).page(tx -> ports().deviceViews().list(tx, reach, Page.Request.first(9), NOON));

        assertThat(page.items()).extracting(view -> view.device().id()).containsExactly(device.id());
    }

    @Test
    default void aDeviceNobodyHeardOfIsBare() {
        var device = ports().newDevice(ports().newOrg());

        assertThat(view(device, NOON))
                .isEqualTo(new DeviceView(
                        device, false, Presence.AWAY, Optional.empty(), Heartbeat.BARE, Optional.empty()));
    }

    @Test
    default void showsAnOpenStreamOnALivingNode() {
        var device = ports().newDevice(ports().newOrg());
        var node = new NodeId(ports().ids().next());
        ports().system(Purpose.NODE).run(tx -> ports().presence().nodeAlive(tx, node, NOON));
        ports().in(device.org())
                .run(tx -> ports().presence()
                        .opened(
                                tx,
                                device.org(),
                                List.of(new DeviceStream(
                                        device.id(), new StreamId(ports().ids().next()))),
                                node,
                                NOON));

        assertThat(view(device, NOON).streamOpen()).isTrue();
        assertThat(view(device, NOON).presence()).isEqualTo(Presence.CONNECTED);
        assertThat(view(device, NOON).lastSeen()).contains(NOON);
        var dead = NOON.plus(PresenceRepository.NODE_DEAD_AFTER).plusMillis(1);
        assertThat(view(device, dead).streamOpen()).isFalse();
        assertThat(view(device, dead).presence()).isEqualTo(Presence.DISCONNECTED);
        assertThat(view(device, NOON.plus(Presence.AWAY_AFTER)).presence()).isEqualTo(Presence.AWAY);
    }

    @Test
    default void showsTheLatestHeartbeatAndKeepsWhatItLeavesOut() {
        var device = ports().newDevice(ports().newOrg());
        heartbeat(
                device,
                new Heartbeat(
                        Optional.of("2.1.0"),
                        Optional.of(3_600L),
                        Optional.of(7L),
                        Optional.of(1L),
                        Optional.of(5_000_000_000L),
                        Optional.of(true),
                        Optional.of(51.5)),
                NOON);
        heartbeat(
                device,
                new Heartbeat(
                        Optional.empty(),
                        Optional.of(3_630L),
                        Optional.of(0L),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.empty()),
                NOON.plusSeconds(30));

        var view = view(device, NOON.plusSeconds(30));

        assertThat(view.lastSeen()).contains(NOON.plusSeconds(30));
        assertThat(view.presence()).isEqualTo(Presence.DISCONNECTED);
        assertThat(view.heartbeat())
                .isEqualTo(new Heartbeat(
                        Optional.of("2.1.0"),
                        Optional.of(3_630L),
                        Optional.of(0L),
                        Optional.of(1L),
                        Optional.of(5_000_000_000L),
                        Optional.of(false),
                        Optional.of(51.5)));
    }

    @Test
    default void showsTheNewestStill() {
        var device = ports().newDevice(ports().newOrg());
        var newest = ports().newCapture(device, NOON);
        ports().newCapture(device, NOON.minusSeconds(60));
        ports().newCapture(ports().newDevice(device.org()), NOON.plusSeconds(60));

        assertThat(view(device, NOON).lastCapture())
                .contains(new LastCapture(
                        newest.recordId(),
                        NOON,
                        "pending",
                        Optional.empty(),
                        newest.still().sha256()));
    }

    @Test
    default void showsTheVerdictOnTheNewestStill() {
        var device = ports().newDevice(ports().newOrg());
        var still = ports().newCapture(device, NOON);
        var verdict = new Evaluation.Completed(
                new Evaluation.Classification(ClassificationState.ABNORMAL, 0.9, "a ladder", "panel", 1));
        ports().in(device.org())
                .run(tx -> ports().captures().evaluate(tx, device.org(), still.recordId(), verdict, NOON));

        assertThat(view(device, NOON).lastCapture()).hasValueSatisfying(last -> {
            assertThat(last.evaluationStatus()).isEqualTo("completed");
            assertThat(last.state()).contains(ClassificationState.ABNORMAL);
        });
    }

    @Test
    default void aDeletedStillIsNotTheNewest() {
        var device = ports().newDevice(ports().newOrg());
        var older = ports().newCapture(device, NOON.minusSeconds(60));
        var newest = ports().newCapture(device, NOON);

        ports().in(device.org()).run(tx -> ports().captures().delete(tx, device.org(), newest.recordId()));

        assertThat(view(device, NOON).lastCapture()).map(LastCapture::recordId).contains(older.recordId());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 200})
    default void listsEachDeviceOnceTheNewestActivationFirst(int limit) {
        var org = ports().newOrg();
        var devices = IntStream.range(0, 7)
                .mapToObj(i -> ports().newDevice(org, NOON.plusSeconds(i / 3)))
                .toList();
        var retired = devices.get(0).deactivate(NOON.plusSeconds(100));
        ports().in(org).run(tx -> ports().devices().update(tx, retired));
        ports().newDevice(ports().newOrg());

        var listed = Paging.all(limit, request -> list(org, request));

        assertThat(listed)
                .map(view -> view.device().id())
                .containsExactlyInAnyOrderElementsOf(
                        devices.stream().map(Device::id).toList());
        assertThat(listed).map(view -> activatedAt(view.device())).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(listed).map(DeviceView::device).contains(retired);
    }

    @Test
    default void theListShowsEachDeviceAsFoundAlone() {
        var org = ports().newOrg();
        var quiet = ports().newDevice(org);
        var busy = ports().newDevice(org);
        heartbeat(
                busy,
                new Heartbeat(
                        Optional.of("1"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                NOON);
        ports().newCapture(busy, NOON);

        assertThat(list(org, Page.Request.first(10)).items())
                .containsExactlyInAnyOrder(view(quiet, NOON), view(busy, NOON));
    }

    @Test
    default void manufacturedDevicesAreNotShown() {
        var org = ports().newOrg();
        var id = new DeviceId("made-" + ports().ids().next());
        ports().system(Purpose.OPERATOR)
                .run(tx -> ports().devices()
                        .manufacture(
                                tx, List.of(new Device.Manufactured(id, Optional.empty(), NOON)), Optional.empty()));

        assertThat(list(org, Page.Request.first(10)).items()).isEmpty();
        assertThat(ports().in(org).find(tx -> ports().deviceViews().find(tx, org, id, NOON)))
                .isEmpty();
    }

    @Test
    default void anotherOrganizationSeesNothing() {
        var device = ports().newDevice(ports().newOrg());
        ports().newCapture(device, NOON);
        var other = ports().newOrg();
        var foreign = ports().in(other);

        for (var claimed : List.of(device.org(), other)) {
            assertThat(foreign.find(tx -> ports().deviceViews().find(tx, claimed, device.id(), NOON)))
                    .isEmpty();
            assertThat(foreign.page(tx ->
                                    ports().deviceViews().list(tx, Reach.all(claimed), Page.Request.first(10), NOON))
                            .items())
                    .isEmpty();
        }
    }

    @Test
    default void aDeviceThatChangedHandsShowsNothingOfItsPast() {
        var device = ports().newDevice(ports().newOrg());
        ports().newCapture(device, NOON);
        heartbeat(device, Heartbeat.BARE, NOON);
        var other = ports().newOrg();
        var elsewhere = device.deactivate(NOON).release(Optional.empty()).activate(other, device.name(), NOON);
        ports().system(Purpose.DEVICE_ACTIVATION).run(tx -> ports().devices().update(tx, elsewhere));

        var view = view(elsewhere, NOON);

        assertThat(view.lastCapture()).isEmpty();
        assertThat(view.lastSeen()).isEmpty();
        assertThat(view.presence()).isEqualTo(Presence.AWAY);
    }

    private DeviceView view(Device.Active device, Instant now) {
        return ports().in(device.org())
                .find(tx -> ports().deviceViews().find(tx, device.org(), device.id(), now))
                .orElseThrow();
    }

    private Page<DeviceView> list(OrgId org, Page.Request request) {
        return ports().in(org).page(tx -> ports().deviceViews().list(tx, Reach.all(org), request, NOON));
    }

    private void heartbeat(Device.Active device, Heartbeat heartbeat, Instant now) {
        ports().in(device.org()).run(tx -> ports().presence().heartbeat(tx, device.org(), device.id(), heartbeat, now));
    }

    private static Instant activatedAt(Device device) {
        return switch (device) {
            case Device.Manufactured m -> throw new AssertionError("manufactured: " + m);
            case Device.Active a -> a.activatedAt();
            case Device.Deactivated d -> d.activatedAt();
        };
    }
}
