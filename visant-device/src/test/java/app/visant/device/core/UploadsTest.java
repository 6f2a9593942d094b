package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Examples;
import app.visant.device.port.Reply;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadsTest {
    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(folder);
        rig.spool.add(Examples.still("CAP_1"));
        rig.spool.add(Examples.still("CAP_2"));
    }

    @Test
    void stills_go_oldest_first_and_leave_the_spool() {
        rig.upload();

        assertThat(rig.cloud.arrived()).containsExactly(new RecordId("CAP_1"), new RecordId("CAP_2"));
        assertThat(rig.spool.count().waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 413, 415, 422})
    void a_still_that_will_never_be_taken_is_set_aside_and_the_next_goes_on(int status) {
        rig.cloud.then(status);

        rig.upload();

        assertThat(rig.cloud.arrived()).containsExactly(new RecordId("CAP_2"));
        assertThat(rig.spool.count().rejected()).isEqualTo(1);
        assertThat(folder.resolve("rejected")).isDirectoryContaining("glob:**CAP_1.jpg");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 401, 402, 403, 404, 408, 429, 500, 502, 503, 504, 507})
    void any_other_answer_keeps_the_still_and_backs_off(int status) {
        rig.cloud.then(status);

        var wait = rig.uploads.tick();

        assertThat(wait).isPositive();
        assertThat(rig.spool.count().waiting()).isEqualTo(2);
        assertThat(rig.spool.count().rejected()).isZero();
        assertThat(rig.uploads.tick()).isEqualTo(wait);
        assertThat(rig.cloud.rates()).hasSize(1);
        rig.time.pass(wait);
        rig.upload();
        assertThat(rig.cloud.arrived()).containsExactly(new RecordId("CAP_1"), new RecordId("CAP_2"));
    }

    @Test
    void an_answer_that_names_another_record_keeps_the_still() {
        rig.cloud.then(
                new Reply.Answered(200, Optional.of(new RecordId("other")), "", Optional.empty(), Optional.empty()));
        rig.cloud.then(200);

        assertThat(rig.uploads.tick()).isPositive();
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.uploads.tick()).isPositive();

        assertThat(rig.spool.count().waiting()).isEqualTo(2);
    }

    @Test
    void a_dead_line_keeps_the_still() {
        rig.cloud.down(true);

        assertThat(rig.uploads.tick()).isPositive();
        assertThat(rig.spool.count().waiting()).isEqualTo(2);
    }

    @Test
    void a_full_server_is_left_alone_as_long_as_it_asked_for_even_when_the_stream_is_back() {
        rig.cloud.then(507, Optional.of(Duration.ofMinutes(10)));
        rig.uploads.tick();
        rig.connect();

        assertThat(rig.uploads.tick()).isGreaterThan(Duration.ofMinutes(9));
    }

    @Test
    void when_the_stream_is_back_uploads_do_not_wait_any_longer() {
        rig.cloud.down(true);
        for (int i = 0; i < 12; i++) {
            rig.time.pass(rig.uploads.tick());
        }
        rig.uploads.tick();
        rig.cloud.down(false);
        rig.connect();

        rig.upload();

        assertThat(rig.cloud.arrived()).hasSize(2);
    }

    @Test
    void the_rate_is_the_configured_one() {
        rig.connect();
        rig.stream.says(new StreamEvent.Configured(
                Optional.of(new DeviceConfig(Optional.empty(), Optional.empty(), 88, 30, Optional.of(64))),
                0,
                Optional.empty()));
        rig.upload();

        assertThat(rig.cloud.rates()).containsExactly(Optional.of(64), Optional.of(64));
    }

    @Test
    void answers_teach_the_time() {
        rig.cloud.time(new ServerTime(Examples.NOON.plusSeconds(3600), Duration.ofMillis(500)));

        rig.uploads.tick();

        assertThat(rig.clock.now()).isEqualTo(Examples.NOON.plusSeconds(3600));
    }

    @Test
    void an_empty_spool_is_looked_at_again_soon() {
        rig.upload();

        assertThat(rig.uploads.tick()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(5));
    }
}
