package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.Heartbeat;
import app.visant.domain.shared.CommandId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every line to the cloud keeps to. */
public interface CloudContract {

    Cloud cloud();

    /** The next request is answered as all is well. */
    void goesWell(Spool.Waiting still);

    /** The next request is answered with that status. */
    void isRefused(int status, Optional<Duration> retryAfter);

    /** Nothing gets through from now on. */
    void breaks() throws Exception;

    @Test
    default void an_upload_that_arrived_names_its_record(@TempDir Path folder) throws Exception {
        var still = waiting(folder);
        goesWell(still);

        var reply = cloud().upload(still, Optional.empty());

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answer -> {
            assertThat(answer.ok()).isTrue();
            assertThat(answer.record()).contains(still.id());
        });
    }

    @Test
    default void a_refusal_is_told_as_it_is(@TempDir Path folder) throws Exception {
        isRefused(507, Optional.of(Duration.ofSeconds(90)));

        var reply = cloud().upload(waiting(folder), Optional.empty());

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answer -> {
            assertThat(answer.ok()).isFalse();
            assertThat(answer.status()).isEqualTo(507);
            assertThat(answer.retryAfter()).contains(Duration.ofSeconds(90));
        });
    }

    @Test
    default void a_broken_line_is_no_exception(@TempDir Path folder) throws Exception {
        breaks();

        assertThat(cloud().upload(waiting(folder), Optional.empty())).isInstanceOf(Reply.Unreachable.class);
        assertThat(cloud().heartbeat(Heartbeat.BARE)).isInstanceOf(Reply.Unreachable.class);
        assertThat(cloud().acknowledge(new Answer.Failed(new CommandId(new UUID(1, 1)), "dark")))
                .isInstanceOf(Reply.Unreachable.class);
    }

    @Test
    default void after_closing_nothing_is_sent() {
        var cloud = cloud();
        cloud.close();
        cloud.close();

        assertThat(cloud.heartbeat(Heartbeat.BARE)).isInstanceOf(Reply.Unreachable.class);
    }

    private static Spool.Waiting waiting(Path folder) throws Exception {
        var still = Examples.still("CAP_1");
        var file = Files.write(folder.resolve("still.jpg"), still.jpeg().bytes());
        return new Spool.Waiting(
                still.id(), file, still.jpeg().size(), still.capturedAt(), still.deviceTime(), still.label());
    }
}
