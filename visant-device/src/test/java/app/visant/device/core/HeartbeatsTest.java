package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Examples;
import app.visant.device.port.Order;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HeartbeatsTest {
    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(folder);
    }

    @Test
    void a_heartbeat_tells_how_the_device_is() {
        rig.spool.add(Examples.still("CAP_1"));
        rig.time.pass(Duration.ofMinutes(7));
        rig.heartbeats.tick();

        assertThat(rig.cloud.heartbeats())
                .containsExactly(new Heartbeat(
                        Optional.of("1.2.3"),
                        Optional.of(420L),
                        Optional.of(1L),
                        Optional.of(0L),
                        Optional.of(5_000_000L),
                        Optional.empty(),
                        Optional.of(48.5)));
    }

    @Test
    void it_tells_whether_the_last_capture_succeeded() {
        rig.photographer.take(rig.recordIds.next(), Examples.LABEL);
        rig.heartbeats.tick();

        assertThat(rig.cloud.heartbeats().getFirst().cameraOk()).contains(true);
    }

    @Test
    void they_come_as_often_as_configured() {
        assertThat(rig.heartbeats.tick()).isEqualTo(Duration.ofSeconds(30));
        rig.time.pass(Duration.ofSeconds(29));
        assertThat(rig.heartbeats.tick()).isEqualTo(Duration.ofSeconds(1));
        rig.time.pass(Duration.ofSeconds(1));
        rig.heartbeats.tick();

        assertThat(rig.cloud.heartbeats()).hasSize(2);
    }

    @Test
    void another_pace_holds_at_once() {
        rig.connect();
        rig.heartbeats.tick();
        var fast = new DeviceConfig(Optional.empty(), Optional.empty(), 88, 15, Optional.empty());
        rig.stream.says(new StreamEvent.Ordered(new Order.Reconfigure(fast)));

        assertThat(rig.heartbeats.tick()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void the_answer_teaches_the_time() {
        rig.cloud.time(new ServerTime(Examples.NOON.minusSeconds(500), Duration.ofMillis(5)));
        rig.heartbeats.tick();

        assertThat(rig.clock.now()).isEqualTo(Examples.NOON.minusSeconds(500));
    }

    @Test
    void one_that_did_not_arrive_is_repeated_with_back_off() {
        rig.cloud.down(true);
        var wait = rig.heartbeats.tick();
        assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(1));
        rig.time.pass(wait);
        rig.heartbeats.tick();

        assertThat(rig.cloud.heartbeats()).hasSize(2);
    }

    @Test
    void a_refused_one_waits_as_asked() {
        rig.cloud.then(429, Optional.of(Duration.ofMinutes(4)));

        assertThat(rig.heartbeats.tick()).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
    }
}
