package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Answer;
import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcknowledgementsTest {
    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new Rig(folder);
        for (int i = 1; i <= 2; i++) {
            rig.journal.begin(Rig.command(i), new RecordId("CAP_" + i));
            rig.journal.answer(new Answer.Completed(Rig.command(i), new RecordId("CAP_" + i)));
        }
    }

    @Test
    void all_answers_are_told_oldest_first_and_only_once() {
        rig.acknowledgements.tick();
        rig.acknowledgements.tick();

        assertThat(rig.cloud.answers()).extracting(Answer::command).containsExactly(Rig.command(1), Rig.command(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503, 507})
    void one_that_did_not_get_through_is_told_again_later(int status) {
        rig.cloud.then(status);

        var wait = rig.acknowledgements.tick();
        assertThat(rig.cloud.answers()).isEmpty();
        rig.time.pass(wait);
        rig.acknowledgements.tick();

        assertThat(rig.cloud.answers()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 410, 422})
    void one_that_the_cloud_will_never_take_does_not_hold_up_the_others(int status) {
        rig.cloud.then(status);

        rig.acknowledgements.tick();

        assertThat(rig.cloud.answers()).extracting(Answer::command).containsExactly(Rig.command(2));
        assertThat(rig.journal.untold()).isEmpty();
    }

    @Test
    void when_the_stream_is_back_they_go_at_once() {
        rig.cloud.down(true);
        for (int i = 0; i < 12; i++) {
            rig.time.pass(rig.acknowledgements.tick());
        }
        rig.cloud.down(false);
        rig.connect();

        assertThat(rig.acknowledgements.tick()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(rig.cloud.answers()).hasSize(2);
    }
}
