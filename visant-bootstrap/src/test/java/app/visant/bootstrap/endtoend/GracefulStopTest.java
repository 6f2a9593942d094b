package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is told to stop. */
final class GracefulStopTest {
    private static final int UPLOADS = 8;
    private static final int TERMINATED = 128 + 15;

    @Test
    void whatWasBegunIsAnsweredStreamsEndAndNothingIsLeftRunning(@TempDir Path folder) throws Exception {
        try (var server = ServerProcess.start(Map.of("VISANT_DATA_DIR", folder.toString()));
                var owner = Client.signedUp(server.port(), "ada@example.org")) {
            var made = owner.post("/v1/devices", Map.of("name", "Gate"));
            var token = made.text("device_token");
            try (var device = new Client(server.port(), token)) {
                var orders = device.events("/v1/device-commands/stream");
                var live = owner.events("/v1/capture-events/stream");
                Client.next(orders, "config");
                var begun = new ArrayList<SlowUpload>();
                for (var i = 0; i < UPLOADS; i++) {
                    begun.add(SlowUpload.begin(
                            server.port(), token, Client.form(made.text("id"), "CAP_" + i, Stills.jpeg(i))));
                }

                server.askToStop();
                Client.next(orders, "ended");
                Client.next(live, "ended");

                for (var upload : begun) {
                    assertThat(upload.finish()).isEqualTo(200);
                }
                assertThat(server.exitCode()).isEqualTo(TERMINATED);
                assertThat(Postgres.of(folder).runs()).isFalse();
            }
            server.startAgain();
            assertThat(owner.get("/v1/captures").body()).hasSize(UPLOADS);
        }
    }
}
