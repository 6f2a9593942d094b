package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Answer;
import app.visant.device.port.Examples;
import app.visant.device.port.Order;
import app.visant.device.port.StreamEvent;
import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that died between two steps of a command. */
final class RecoveryTest {
    @TempDir
    private Path folder;

    private Rig died;

    @BeforeEach
    void open() throws Exception {
        died = new Rig(folder);
        died.journal.begin(Rig.command(1), new RecordId("CAP_1"));
    }

    @Test
    void died_before_the_still_was_safe_is_a_failure() throws Exception {
        var next = restarted();

        assertThat(next.cloud.answers()).containsExactly(Rig.failed(1, "the device stopped while it took this still"));
    }

    @Test
    void died_after_the_still_was_safe_is_a_success() throws Exception {
        died.spool.add(Examples.still("CAP_1"));

        var next = restarted();

        assertThat(next.cloud.answers()).containsExactly(new Answer.Completed(Rig.command(1), new RecordId("CAP_1")));
    }

    @Test
    void either_way_it_is_not_carried_out_again() throws Exception {
        var next = restarted();
        next.connect();
        next.stream.says(new StreamEvent.Ordered(new Order.Capture(
                Rig.command(1), Examples.LABEL, next.clock.now().plus(Duration.ofMinutes(1)))));
        next.work();

        assertThat(next.camera.captures()).isEmpty();
    }

    private Rig restarted() throws Exception {
        var next = new Rig(folder);
        new Recovery(next.journal, next.spool).run();
        next.work();
        return next;
    }
}
