package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every command stream keeps to. */
public interface CommandStreamContract {

    CommandStream stream();

    /** Called before {@link CommandStream#open}: the next stream opens. */
    void willOpen();

    /** Called before {@link CommandStream#open}: the next stream is refused. */
    void willRefuse(int status, Duration retryAfter);

    /** Called after {@link CommandStream#open}: what was prepared happens. */
    void happens() throws Exception;

    /** The open stream says ping. */
    void pings() throws Exception;

    /** The server closes the open stream. */
    void serverCloses() throws Exception;

    @Test
    default void events_are_heard_and_then_the_end() throws Exception {
        var ear = new Recorder();
        willOpen();
        stream().open(Optional.empty(), ear);
        happens();
        ear.expect("opened");
        pings();
        ear.expect("Ping");
        serverCloses();
        ear.expect("Broken");
        ear.expectNoMore();
    }

    @Test
    default void a_refusal_is_told_with_its_status_and_wait() throws Exception {
        var ear = new Recorder();
        willRefuse(429, Duration.ofSeconds(7));
        stream().open(Optional.empty(), ear);
        happens();

        ear.expect("Refused");
        assertThat(ear.end).contains(new CommandStream.Refused(429, Optional.of(Duration.ofSeconds(7))));
        ear.expectNoMore();
    }

    @Test
    default void cancelling_ends_it_once() throws Exception {
        var ear = new Recorder();
        willOpen();
        var connection = stream().open(Optional.empty(), ear);
        happens();
        ear.expect("opened");

        connection.cancel();
        connection.cancel();

        ear.expect("Broken");
        ear.expectNoMore();
    }

    /** Writes down what it hears. */
    final class Recorder implements CommandStream.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private volatile Optional<CommandStream.End> end = Optional.empty();

        @Override
        public void opened(Optional<ServerTime> serverTime) {
            heard.add("opened");
        }

        @Override
        public void heard(Optional<String> id, StreamEvent event) {
            heard.add(event.getClass().getSimpleName());
        }

        @Override
        public void ended(CommandStream.End how) {
            end = Optional.of(how);
            heard.add(how.getClass().getSimpleName());
        }

        void expect(String what) throws InterruptedException {
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(what);
        }

        void expectNoMore() {
            assertThat(heard).isEmpty();
        }
    }
}
