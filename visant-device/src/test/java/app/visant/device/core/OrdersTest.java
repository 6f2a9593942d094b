package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Answer;
import app.visant.device.port.Camera;
import app.visant.device.port.Examples;
import app.visant.device.port.Order;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OrdersTest {
    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(folder);
        rig.connect();
    }

    @Test
    void a_capture_is_taken_spooled_and_answered() {
        rig.order(1);

        rig.work();

        var still = rig.spool.oldest().orElseThrow();
        assertThat(still.label()).isEqualTo(Examples.LABEL);
        assertThat(rig.cloud.answers()).containsExactly(new Answer.Completed(Rig.command(1), still.id()));
        assertThat(rig.journal.untold()).isEmpty();
    }

    @Test
    void a_command_that_comes_twice_is_carried_out_once_and_answered_again() {
        var order = rig.order(1);
        rig.work();
        rig.stream.says(new StreamEvent.Ordered(order));
        rig.stream.says(new StreamEvent.Ordered(order));
        rig.work();

        assertThat(rig.camera.captures()).hasSize(1);
        assertThat(rig.cloud.answers())
                .hasSize(2)
                .containsOnly(rig.cloud.answers().getFirst());
    }

    @Test
    void a_command_that_was_carried_out_is_not_again_after_a_restart() throws Exception {
        var order = rig.order(1);
        rig.work();
        var answer = rig.cloud.answers().getFirst();

        var next = new Rig(folder);
        next.connect();
        next.stream.says(new StreamEvent.Ordered(order));
        next.work();

        assertThat(next.camera.captures()).isEmpty();
        assertThat(next.cloud.answers()).containsExactly(answer);
    }

    @Test
    void an_answer_that_did_not_get_through_is_told_after_a_restart() throws Exception {
        rig.cloud.down(true);
        rig.order(1);
        rig.work();

        var next = new Rig(folder);
        new Recovery(next.journal, next.spool).run();
        next.work();

        assertThat(next.cloud.answers()).hasSize(1).allMatch(Answer.Completed.class::isInstance);
    }

    @Test
    void an_expired_command_is_not_carried_out() {
        rig.order(1);
        rig.time.pass(Duration.ofMinutes(2));

        rig.work();

        assertThat(rig.camera.captures()).isEmpty();
        assertThat(rig.cloud.answers()).isEmpty();
    }

    @Test
    void expiry_goes_by_the_servers_clock_not_by_the_devices() throws Exception {
        rig.time.set(Instant.parse("2040-01-01T00:00:00Z"));
        rig.order(1);
        rig.work();
        assertThat(rig.camera.captures()).hasSize(1);

        rig.time.set(Instant.parse("1970-01-01T00:00:00Z"));
        rig.order(2);
        rig.time.pass(Duration.ofMinutes(3));
        rig.work();
        assertThat(rig.camera.captures()).hasSize(1);
    }

    @Test
    void stills_get_the_servers_time_and_keep_the_devices_beside_it() {
        rig.stream.says(new StreamEvent.Configured(
                Optional.empty(), 0, Optional.of(new ServerTime(Examples.NOON.plusSeconds(86_400), Duration.ZERO))));
        rig.order(1);

        rig.work();

        var still = rig.spool.oldest().orElseThrow();
        assertThat(still.capturedAt()).isEqualTo(Examples.NOON.plusSeconds(86_400));
        assertThat(still.deviceTime()).isEqualTo(Examples.NOON);
        assertThat(still.id().value()).matches("CAP_20261111_120000_[0-9a-f]{12}");
    }

    @Test
    void a_camera_that_fails_is_answered_with_the_reason() {
        rig.camera.then(new Camera.Failed("the lens is covered"));
        rig.order(1);

        rig.work();

        assertThat(rig.cloud.answers()).containsExactly(Rig.failed(1, "the lens is covered"));
        assertThat(rig.state.cameraOk()).contains(false);
        assertThat(rig.spool.count().waiting()).isZero();
    }

    @Test
    void a_still_that_cannot_be_kept_is_answered_as_failed() {
        rig.camera.then(new Camera.Taken(Examples.jpeg(1000)));
        rig.order(1);
        var tooSmall = folder.resolve("spool").toFile();
        assertThat(tooSmall.delete()).isTrue();

        rig.work();

        assertThat(rig.cloud.answers())
                .singleElement()
                .isInstanceOfSatisfying(
                        Answer.Failed.class,
                        failed -> assertThat(failed.error()).contains("could not be kept"));
    }

    @Test
    void a_deactivated_device_takes_nothing_until_it_is_configured_again() {
        rig.stream.says(new StreamEvent.Ordered(new Order.Deactivate()));
        rig.spool.add(Examples.still("before"));
        rig.order(1);
        rig.work();
        assertThat(rig.camera.captures()).isEmpty();
        assertThat(rig.cloud.answers()).containsExactly(Rig.failed(1, "this device is deactivated"));
        assertThat(rig.spool.holds(new RecordId("before"))).isTrue();

        rig.stream.says(rig.configured(DeviceConfig.DEFAULT));
        rig.order(2);
        rig.work();
        assertThat(rig.camera.captures()).hasSize(1);
    }

    @Test
    void captures_use_the_newest_settings() {
        var large = new DeviceConfig(Optional.of(1920), Optional.of(1080), 70, 60, Optional.empty());
        rig.stream.says(new StreamEvent.Ordered(new Order.Reconfigure(large)));
        rig.order(1);

        rig.work();

        assertThat(rig.camera.captures()).containsExactly(large);
    }

    @Test
    void commands_are_carried_out_in_their_order() {
        rig.order(1);
        rig.order(2);
        rig.order(3);

        rig.work();

        assertThat(rig.cloud.answers())
                .extracting(Answer::command)
                .containsExactly(Rig.command(1), Rig.command(2), Rig.command(3));
    }

    @Test
    void a_flood_of_commands_is_bounded() {
        for (int i = 0; i < 1000; i++) {
            rig.order(i);
        }

        rig.work();

        assertThat(rig.camera.captures()).hasSize(50);
    }
}
