package app.visant.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Signal;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.NodeId;
import app.visant.persistence.Database;
import app.visant.persistence.DatabaseUrl;
import app.visant.persistence.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database. */
final class PostgresSignalBusTest {
    private static final long PATIENCE_SECONDS = 60;

    private final DatabaseUrl url = TestPostgres.newDatabase();
    private final Database database = Database.open(url, Database.Settings.DEFAULT.withPoolSize(1));
    private final PostgresSignalBus here = PostgresSignalBus.open(database, new NodeId(UUID.randomUUID()));
    private final PostgresSignalBus there = PostgresSignalBus.open(database, new NodeId(UUID.randomUUID()));
    private final BlockingQueue<Signal> heardHere = new LinkedBlockingQueue<>();
    private final BlockingQueue<Signal> heardThere = new LinkedBlockingQueue<>();

    @BeforeEach
    void listen() throws InterruptedException {
        here.subscribe(heardHere::add);
        there.subscribe(heardThere::add);
        connect(here, heardThere);
        connect(there, heardHere);
        heardHere.clear();
        heardThere.clear();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
        database.close();
    }

    @Test
    void everyNodeHearsASignalOnce() throws InterruptedException {
        here.publish(woken("CAM-1"));
        here.publish(woken("last"));

        assertThat(until(woken("last"), heardHere)).containsExactly(woken("CAM-1"), woken("last"));
        assertThat(until(woken("last"), heardThere)).containsExactly(woken("CAM-1"), woken("last"));
        there.publish(woken("end"));
        assertThat(until(woken("end"), heardHere))
                .as("its own notification came back to the node and was passed over")
                .containsExactly(woken("end"));
    }

    @Test
    void aBurstIsNotLost() throws InterruptedException {
        for (var i = 0; i < 1000; i++) {
            here.publish(woken("CAM-" + i));
        }
        here.publish(woken("last"));

        assertThat(until(woken("last"), heardThere)).hasSize(1001);
    }

    @Test
    void aListenerThatFailsDoesNotDisturbTheOthers() throws InterruptedException {
        here.subscribe(signal -> {
            throw new IllegalStateException("on purpose");
        });
        BlockingQueue<Signal> third = new LinkedBlockingQueue<>();
        here.subscribe(third::add);

        here.publish(woken("CAM-1"));
        here.publish(woken("CAM-2"));

        assertThat(until(woken("CAM-2"), third)).containsExactly(woken("CAM-1"), woken("CAM-2"));
    }

    @Test
    void aNodeThatLostItsEarsLooksForItselfAndHearsAgain() throws InterruptedException {
        kill("visant-listen");

        assertThat(until(new Signal.Resync(), heardHere)).isNotEmpty();
        assertThat(until(new Signal.Resync(), heardThere)).isNotEmpty();
        here.publish(woken("afterwards"));
        assertThat(until(woken("afterwards"), heardThere)).isNotEmpty();
    }

    @Test
    void aNodeThatLostItsVoiceMakesTheOthersLook() throws InterruptedException {
        kill("visant-notify");
        here.publish(woken("lost"));

        assertThat(until(new Signal.Resync(), heardThere)).isNotEmpty();
        here.publish(woken("afterwards"));
        assertThat(until(woken("afterwards"), heardThere)).isNotEmpty();
    }

    /** Speaks until it is heard: who listens from when on is not known from outside. */
    private static void connect(PostgresSignalBus from, BlockingQueue<Signal> to) throws InterruptedException {
        var hello = woken("hello-" + UUID.randomUUID());
        Signal heard;
        do {
            from.publish(hello);
            heard = to.poll(50, TimeUnit.MILLISECONDS);
        } while (!hello.equals(heard));
        var done = woken("done-" + UUID.randomUUID());
        from.publish(done);
        until(done, to);
    }

    /** All that was heard up to that signal. */
    private static List<Signal> until(Signal last, BlockingQueue<Signal> queue) throws InterruptedException {
        var heard = new ArrayList<Signal>();
        do {
            var next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("after %s", heard).isNotNull();
            heard.add(next);
        } while (!heard.get(heard.size() - 1).equals(last));
        return heard;
    }

    private void kill(String name) {
        TestPostgres.execute(url, """
                select pg_terminate_backend(pid, 30000) from pg_stat_activity
                where datname = current_database() and application_name = '%s'
                """.formatted(name));
    }

    private static Signal woken(String device) {
        return new Signal.DeviceWoken(new DeviceId(device));
    }
}
