package app.visant.application.org.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.shared.port.Purpose;
import java.time.Instant;
import org.junit.jupiter.api.Test;

public interface RequestCountsContract {
    PortsUnderTest ports();

    @Test
    default void addsUpWhatNodesTell() {
        var key = newKey();

        assertThat(add(key, NOON, 3)).isEqualTo(3);
        assertThat(add(key, NOON, 4)).isEqualTo(7);
        assertThat(add(newKey(), NOON, 1)).isEqualTo(1);
    }

    @Test
    default void eachMinuteBeginsAtNothing() {
        var key = newKey();
        add(key, NOON, 3);

        assertThat(add(key, NOON.plusSeconds(60), 4)).isEqualTo(4);
        assertThat(add(key, NOON, 1)).as("of a node whose clock is behind").isEqualTo(5);
        assertThat(add(key, NOON.plusSeconds(60), 1)).isEqualTo(6);
    }

    @Test
    default void nothingIsLostWhenManyTellAtOnce() {
        var key = newKey();

        Together.run(10, () -> add(key, NOON, 5));

        assertThat(add(key, NOON, 0)).isEqualTo(50);
    }

    @Test
    default void whatOthersOnceAskedMakesNoDifference() {
        for (var i = 0; i < 9; i++) {
            add(newKey(), NOON.minusSeconds(3_600), 1);
        }
        var key = newKey();

        assertThat(add(key, NOON, 2)).isEqualTo(2);
        assertThat(add(key, NOON, 2)).isEqualTo(4);
    }

    /** When the tests take place. */
    Instant NOON = PortsUnderTest.NOON;

    private String newKey() {
        return "session:" + ports().ids().next();
    }

    private long add(String key, Instant minute, long requests) {
        return ports().system(Purpose.METERING)
                .count(tx -> ports().requestCounts().add(tx, key, minute, requests));
    }
}
