package app.visant.application.org.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.shared.NodeId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface StreamCountsContract {
    PortsUnderTest ports();

    @Test
    default void tellsWhatTheOthersHold() {
        var one = node();
        var two = node();
        var three = node();
        var mine = newKey();
        var shared = newKey();

        assertThat(tell(one, Map.of(mine, 2, shared, 3), NOON)).isEmpty();
        assertThat(tell(two, Map.of(shared, 4), NOON)).isEqualTo(Map.of(shared, 3L));
        assertThat(tell(three, Map.of(mine, 0, shared, 1), NOON)).isEqualTo(Map.of(mine, 2L, shared, 7L));
        assertThat(tell(two, Map.of(), NOON)).isEmpty();
    }

    @Test
    default void whatIsToldLastHolds() {
        var one = node();
        var key = newKey();
        tell(one, Map.of(key, 5), NOON);
        tell(one, Map.of(key, 1), NOON);

        assertThat(tell(node(), Map.of(key, 0), NOON)).isEqualTo(Map.of(key, 1L));
    }

    @Test
    default void theDeadHoldNothing() {
        var silent = node();
        var gone = node();
        var never = new NodeId(ports().ids().next());
        var key = newKey();
        tell(silent, Map.of(key, 5), NOON);
        tell(gone, Map.of(key, 6), NOON);
        tell(never, Map.of(key, 7), NOON);
        system().run(tx -> ports().presence().nodeGone(tx, gone, NOON));
        var me = node();
        var later = NOON.plus(StreamCounts.NODE_DEAD_AFTER);

        assertThat(tell(me, Map.of(key, 1), NOON)).isEqualTo(Map.of(key, 5L));
        assertThat(tell(me, Map.of(key, 1), later).getOrDefault(key, 0L)).isZero();
    }

    @Test
    default void whoComesBackTellsAgain() {
        var one = node();
        var two = node();
        var key = newKey();
        tell(one, Map.of(key, 5), NOON);
        var later = NOON.plus(StreamCounts.NODE_DEAD_AFTER);
        alive(two, later);
        system().run(tx -> ports().streamCounts().forgetDead(tx, two, later));
        alive(one, later);
        assertThat(tell(two, Map.of(key, 0), later).getOrDefault(key, 0L)).isZero();

        tell(one, Map.of(key, 5), later);

        assertThat(tell(two, Map.of(key, 0), later)).isEqualTo(Map.of(key, 5L));
    }

    /** When the tests take place. */
    Instant NOON = PortsUnderTest.NOON;

    private NodeId node() {
        var node = new NodeId(ports().ids().next());
        alive(node, NOON);
        return node;
    }

    private void alive(NodeId node, Instant now) {
        system().run(tx -> ports().presence().nodeAlive(tx, node, now));
    }

    private Map<String, Long> tell(NodeId node, Map<String, Integer> own, Instant now) {
        return system().get(tx -> ports().streamCounts().tell(tx, node, own, now));
    }

    private String newKey() {
        return "org:" + ports().ids().next();
    }

    private Inside system() {
        return ports().system(Purpose.METERING);
    }
}
