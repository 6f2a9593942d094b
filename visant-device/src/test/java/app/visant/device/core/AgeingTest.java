package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Examples;
import app.visant.device.port.ServerTime;
import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgeingTest {
    @TempDir
    private Path folder;

    private Rig rig;
    private Ageing ageing;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(folder);
        ageing = new Ageing(rig.spool, rig.clock, new Ageing.KeepFor(Duration.ofDays(7)));
        rig.spool.add(Examples.still("old"));
        rig.spool.add(Examples.still("new", 1000, Examples.NOON.plus(Duration.ofDays(2))));
    }

    @Test
    void stills_that_waited_too_long_are_dropped() {
        rig.clock.learn(new ServerTime(Examples.NOON, Duration.ZERO));
        rig.time.pass(Duration.ofDays(8));

        ageing.tick();

        assertThat(rig.spool.holds(new RecordId("old"))).isFalse();
        assertThat(rig.spool.holds(new RecordId("new"))).isTrue();
        assertThat(rig.spool.count().dropped()).isEqualTo(1);
    }

    @Test
    void a_wrong_clock_does_not_empty_the_spool() {
        rig.time.set(Instant.parse("2044-01-01T00:00:00Z"));

        ageing.tick();

        assertThat(rig.spool.count().waiting()).isEqualTo(2);
    }
}
