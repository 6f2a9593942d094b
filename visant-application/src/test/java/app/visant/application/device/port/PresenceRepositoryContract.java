package app.visant.application.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.device.port.PresenceRepository.Changed;
import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.device.port.PresenceRepository.Event;
import app.visant.application.device.port.PresenceRepository.StreamState;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.device.Device;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.StreamId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface PresenceRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    Instant NODE_DEAD = NOON.plus(PresenceRepository.NODE_DEAD_AFTER);
    Instant SILENT = NOON.plus(Presence.AWAY_AFTER);

    PortsUnderTest ports();

    @Test
    default void aDeviceThatWasNeverHeardOfIsAway() {
        var device = newDevice();

        assertThat(presence(device, NOON)).isEqualTo(Presence.AWAY);
        assertThat(sweepOf(device, NOON)).isEmpty();
        assertThat(events(device)).isEmpty();
        assertThat(state(device).current()).isEmpty();
    }

    @Test
    default void anOpenStreamConnectsADevice() {
        var device = newDevice();
        var stream = newStream();

        assertThat(opened(device, newNode(), stream, NOON)).isTrue();

        assertThat(presence(device, NOON)).isEqualTo(Presence.CONNECTED);
        assertThat(state(device).current()).contains(stream);
        assertThat(events(device)).containsExactly(new Event(Presence.CONNECTED, NOON));
        assertThat(sweepOf(device, NOON)).isEmpty();
    }

    @Test
    default void aSecondStreamTakesThePlaceOfTheFirst() {
        var device = newDevice();
        var first = newStream();
        var second = newStream();
        opened(device, newNode(), first, NOON);

        assertThat(opened(device, newNode(), second, NOON.plusSeconds(1))).isFalse();
        assertThat(state(device).current()).contains(second);
        assertThat(closed(device, first, NOON.plusSeconds(2))).isFalse();

        assertThat(state(device).current()).contains(second);
        assertThat(presence(device, NOON.plusSeconds(2))).isEqualTo(Presence.CONNECTED);
        assertThat(events(device)).containsExactly(new Event(Presence.CONNECTED, NOON));
    }

    @Test
    default void onlyTheDevicesOneStreamIsHeld() {
        var device = newDevice();
        var first = newStream();
        var second = newStream();
        var node = newNode();

        assertThat(holds(device.org(), device, first)).isFalse();
        opened(device, node, first, NOON);
        assertThat(holds(device.org(), device, first)).isTrue();
        assertThat(holds(ports().newOrg(), device, first)).isFalse();
        opened(device, node, second, NOON);
        assertThat(holds(device.org(), device, first)).isFalse();
        assertThat(holds(device.org(), device, second)).isTrue();
        closed(device, second, NOON);
        assertThat(holds(device.org(), device, second)).isFalse();
    }

    @Test
    default void closingTheStreamDisconnectsOnce() {
        var device = newDevice();
        var stream = newStream();
        opened(device, newNode(), stream, NOON);
        heard(device, NOON.plusSeconds(1));

        assertThat(closed(device, stream, NOON.plusSeconds(2))).isTrue();
        assertThat(closed(device, stream, NOON.plusSeconds(3))).isFalse();

        assertThat(presence(device, NOON.plusSeconds(3))).isEqualTo(Presence.DISCONNECTED);
        assertThat(state(device).current()).isEmpty();
        assertThat(sweepOf(device, NOON.plusSeconds(3))).isEmpty();
        assertThat(events(device))
                .containsExactly(
                        new Event(Presence.DISCONNECTED, NOON.plusSeconds(2)), new Event(Presence.CONNECTED, NOON));
    }

    @Test
    default void aStreamThatWasNeverOpenClosesNothing() {
        var device = newDevice();

        assertThat(closed(device, newStream(), NOON)).isFalse();
        assertThat(events(device)).isEmpty();
    }

    @Test
    default void aStreamOfADeadNodeIsNoStream() {
        var device = newDevice();
        opened(device, newNode(), newStream(), NOON);
        heard(device, NOON);

        assertThat(sweepOf(device, NODE_DEAD.minusMillis(1))).isEmpty();
        assertThat(presence(device, NODE_DEAD.plusMillis(1))).isEqualTo(Presence.DISCONNECTED);
        assertThat(sweepOf(device, NODE_DEAD.plusMillis(1))).containsExactly(Presence.DISCONNECTED);
        assertThat(sweepOf(device, NODE_DEAD.plusMillis(2))).isEmpty();

        assertThat(events(device)).map(Event::presence).containsExactly(Presence.DISCONNECTED, Presence.CONNECTED);
    }

    @Test
    default void aNodeThatSaysThatItLivesKeepsItsStreams() {
        var device = newDevice();
        var node = newNode();
        opened(device, node, newStream(), NOON);

        nodes().run(tx -> ports().presence().nodeAlive(tx, node, NODE_DEAD));

        assertThat(sweepOf(device, NODE_DEAD.plusSeconds(1))).isEmpty();
        assertThat(presence(device, NODE_DEAD.plusSeconds(1))).isEqualTo(Presence.CONNECTED);
    }

    @Test
    default void aNodeThatGoesTakesItsStreamsWithItAndNoOthers() {
        var device = newDevice();
        var elsewhere = newDevice();
        var node = newNode();
        opened(device, node, newStream(), NOON);
        heard(device, NOON);
        opened(elsewhere, newNode(), newStream(), NOON);

        nodes().run(tx -> ports().presence().nodeGone(tx, node, NOON.plusSeconds(1)));
        assertThat(presence(device, NOON.plusSeconds(1))).isEqualTo(Presence.DISCONNECTED);
        sweepOf(device, NOON.plusSeconds(1));

        assertThat(events(device)).map(Event::presence).containsExactly(Presence.DISCONNECTED, Presence.CONNECTED);
        assertThat(presence(elsewhere, NOON.plusSeconds(1))).isEqualTo(Presence.CONNECTED);
        assertThat(events(elsewhere)).map(Event::presence).containsExactly(Presence.CONNECTED);
    }

    @Test
    default void aDeviceComesBackOnAnotherNode() {
        var device = newDevice();
        opened(device, newNode(), newStream(), NOON);
        sweepOf(device, NODE_DEAD.plusMillis(1));
        var node = newNode();
        nodes().run(tx -> ports().presence().nodeAlive(tx, node, NODE_DEAD.plusSeconds(1)));

        assertThat(opened(device, node, newStream(), NODE_DEAD.plusSeconds(1))).isTrue();
        assertThat(presence(device, NODE_DEAD.plusSeconds(1))).isEqualTo(Presence.CONNECTED);
    }

    @Test
    default void aSilentDeviceIsAwayAfterFiveMinutes() {
        var device = newDevice();
        var stream = newStream();
        opened(device, newNode(), stream, NOON);
        heard(device, NOON);
        closed(device, stream, NOON);

        assertThat(presence(device, SILENT.minusMillis(1))).isEqualTo(Presence.DISCONNECTED);
        assertThat(sweepOf(device, SILENT.minusMillis(1))).isEmpty();
        assertThat(presence(device, SILENT)).isEqualTo(Presence.AWAY);
        assertThat(sweepOf(device, SILENT)).containsExactly(Presence.AWAY);
        assertThat(sweepOf(device, SILENT.plusSeconds(1))).isEmpty();

        assertThat(events(device))
                .map(Event::presence)
                .containsExactly(Presence.AWAY, Presence.DISCONNECTED, Presence.CONNECTED);
    }

    @Test
    default void aDeviceThatIsHeardWithoutAStreamIsDisconnectedNotAway() {
        var device = newDevice();

        heard(device, NOON);

        assertThat(presence(device, NOON.plusSeconds(1))).isEqualTo(Presence.DISCONNECTED);
        sweepOf(device, NOON.plusSeconds(1));
        sweepOf(device, NOON.plusSeconds(2));
        assertThat(events(device)).map(Event::presence).containsExactly(Presence.DISCONNECTED);
    }

    @Test
    default void beingHeardKeepsADeviceFromGoingAway() {
        var device = newDevice();
        heard(device, NOON);
        sweepOf(device, NOON);
        heard(device, SILENT.minusSeconds(1));

        assertThat(presence(device, SILENT.plusSeconds(1))).isEqualTo(Presence.DISCONNECTED);
        assertThat(sweepOf(device, SILENT.plusSeconds(1))).isEmpty();
    }

    @Test
    default void twoNodesThatSweepAtOnceTellOfAChangeOnce() {
        var device = newDevice();
        opened(device, newNode(), newStream(), NOON);
        heard(device, NOON);

        var told = Together.run(2, () -> sweepOf(device, NODE_DEAD.plusMillis(1))).stream()
                .flatMap(List::stream)
                .toList();

        assertThat(told).containsExactly(Presence.DISCONNECTED);
        assertThat(events(device)).map(Event::presence).containsExactly(Presence.DISCONNECTED, Presence.CONNECTED);
    }

    @Test
    default void ofTwoStreamsThatOpenAtOnceOneIsTheDevices() {
        var device = newDevice();
        var node = newNode();

        var changed = Together.run(2, () -> opened(device, node, newStream(), NOON));

        assertThat(Collections.frequency(changed, true)).isEqualTo(1);
        assertThat(state(device).current()).isPresent();
        assertThat(events(device)).hasSize(1);
    }

    @Test
    default void tellsHowStreamsStand() {
        var device = newDevice();
        var retired = newDevice();
        var stream = newStream();
        opened(device, newNode(), stream, NOON);
        ports().in(retired.org()).run(tx -> ports().devices().update(tx, retired.deactivate(NOON)));

        var states = nodes().list(tx -> ports().presence().streams(tx, List.of(device.id(), retired.id())));

        assertThat(states).hasSize(2);
        assertThat(states)
                .contains(new StreamState(device.id(), Optional.of(stream), true, false, 0, false, Optional.of(NOON)));
        assertThat(states).anyMatch(state -> state.device().equals(retired.id()) && !state.active());
        assertThat(nodes().list(tx -> ports().presence().streams(tx, List.of())))
                .isEmpty();
    }

    @Test
    default void streamsOfASuspendedOrganizationAreToldApart() {
        var device = newDevice();
        opened(device, newNode(), newStream(), NOON);

        ports().suspend(device.org());

        assertThat(state(device).suspended()).isTrue();
        assertThat(ports().in(device.org()).list(tx -> ports().presence().streams(tx, List.of(device.id()))))
                .singleElement()
                .satisfies(own -> assertThat(own.suspended()).isTrue());
    }

    @Test
    default void historyIsNewestFirstAndLimited() {
        var device = newDevice();
        var node = newNode();
        for (var i = 0; i < 3; i++) {
            var stream = newStream();
            opened(device, node, stream, NOON.plusSeconds(2L * i));
            closed(device, stream, NOON.plusSeconds(2L * i + 1));
        }

        var events = ports().in(device.org()).list(tx -> ports().presence().events(tx, device.org(), device.id(), 4));

        assertThat(events)
                .containsExactly(
                        new Event(Presence.DISCONNECTED, NOON.plusSeconds(5)),
                        new Event(Presence.CONNECTED, NOON.plusSeconds(4)),
                        new Event(Presence.DISCONNECTED, NOON.plusSeconds(3)),
                        new Event(Presence.CONNECTED, NOON.plusSeconds(2)));
    }

    @Test
    default void anotherOrganizationNeitherSeesNorMovesADevice() {
        var device = newDevice();
        var org = device.org();
        var stream = newStream();
        var node = newNode();
        opened(device, node, stream, NOON);
        var other = ports().newOrg();
        var foreign = ports().in(other);

        assertThat(foreign.list(tx -> ports().presence().events(tx, org, device.id(), 10)))
                .isEmpty();
        assertThat(foreign.list(tx -> ports().presence().events(tx, other, device.id(), 10)))
                .isEmpty();
        assertThat(foreign.get(tx -> ports().presence().presence(tx, org, device.id(), NOON)) == Presence.AWAY)
                .isTrue();
        for (var claimed : List.of(org, other)) {
            foreign.attempt(tx -> ports().presence().opened(tx, claimed, lines(device, newStream()), node, NOON));
            foreign.attempt(tx -> ports().presence().closed(tx, claimed, lines(device, stream), NOON));
            foreign.attempt(tx -> ports().presence().heard(tx, claimed, device.id(), SILENT));
        }

        assertThat(state(device).current()).contains(stream);
        assertThat(presence(device, NOON)).isEqualTo(Presence.CONNECTED);
        assertThat(events(device)).containsExactly(new Event(Presence.CONNECTED, NOON));
        assertThat(ports().in(org).find(tx -> ports().deviceViews().find(tx, org, device.id(), NOON)))
                .hasValueSatisfying(view -> assertThat(view.lastSeen()).contains(NOON));
    }

    private Inside nodes() {
        return ports().system(Purpose.NODE);
    }

    private Device.Active newDevice() {
        return ports().newDevice(ports().newOrg());
    }

    /** A node that said at noon that it lives. */
    private NodeId newNode() {
        var node = new NodeId(ports().ids().next());
        nodes().run(tx -> ports().presence().nodeAlive(tx, node, NOON));
        return node;
    }

    private StreamId newStream() {
        return new StreamId(ports().ids().next());
    }

    private boolean opened(Device.Active device, NodeId node, StreamId stream, Instant now) {
        return ports().in(device.org())
                .test(tx -> !ports().presence()
                        .opened(tx, device.org(), lines(device, stream), node, now)
                        .isEmpty());
    }

    private boolean closed(Device.Active device, StreamId stream, Instant now) {
        return ports().in(device.org())
                .test(tx -> !ports().presence()
                        .closed(tx, device.org(), lines(device, stream), now)
                        .isEmpty());
    }

    private boolean holds(OrgId org, Device.Active device, StreamId stream) {
        return ports().in(org).test(tx -> ports().presence().holds(tx, org, new DeviceStream(device.id(), stream)));
    }

    private static List<DeviceStream> lines(Device.Active device, StreamId stream) {
        return List.of(new DeviceStream(device.id(), stream));
    }

    private void heard(Device.Active device, Instant now) {
        ports().in(device.org()).run(tx -> ports().presence().heard(tx, device.org(), device.id(), now));
    }

    private Presence presence(Device.Active device, Instant now) {
        return ports().system(Purpose.SCHEDULE_TICK)
                .get(tx -> ports().presence().presence(tx, device.org(), device.id(), now));
    }

    /** What a sweep changes of this device; there may be others in the database. */
    private List<Presence> sweepOf(Device.Active device, Instant now) {
        return nodes().list(tx -> ports().presence().sweep(tx, now)).stream()
                .filter(changed ->
                        changed.device().equals(device.id()) && changed.org().equals(device.org()))
                .map(Changed::presence)
                .toList();
    }

    private StreamState state(Device.Active device) {
        var states = nodes().list(tx -> ports().presence().streams(tx, List.of(device.id())));
        assertThat(states).hasSize(1);
        return states.get(0);
    }

    private List<Event> events(Device.Active device) {
        return ports().in(device.org()).list(tx -> ports().presence().events(tx, device.org(), device.id(), 100));
    }
}
