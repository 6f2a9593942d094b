package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that speaks what the earlier system's devices spoke, which never acknowledge; only the token is new. */
final class EarlierProtocolTest {
    private static final String LABEL = "test";

    @Test
    void aDeviceOfTheEarlierSystemWorksOnceItHasAToken(@TempDir Path folder) throws Exception {
        try (var installation = new Installation(folder);
                var server = Server.start(installation.config(Map.of()), InstantSource.system());
                var owner = Client.signedUp(server.port(), "ada@example.org")) {
            var made = owner.post("/v1/devices", Map.of("name", "Gate"));
            var id = made.text("id");
            try (var device = new Client(server.port(), made.text("device_token"), Map.of("X-Device-ID", id))) {
                var events = device.events("/v1/device-commands/stream");
                Client.await(
                        "it is connected",
                        () -> owner.get("/v1/devices/" + id)
                                .body()
                                .path("connected")
                                .asBoolean());

                owner.post("/v1/devices/" + id + "/trigger", Map.of("trigger_label", LABEL));
                var command = Client.next(events, "command").data();
                assertThat(command.path("type").asText()).isEqualTo("capture");
                assertThat(command.path("trigger_label").asText()).isEqualTo(LABEL);
                var record = "CAP_20260101_000000_0a1b2c3d";
                var uploaded = device.upload(id, record, "2026-01-01T00:00:00Z", Stills.jpeg(1));
                assertThat(uploaded.status()).isEqualTo(200);
                assertThat(uploaded.text("record_id")).isEqualTo(record);
                assertThat(uploaded.text("message")).isEqualTo("Capture uploaded successfully");
                assertThat(uploaded.text("evaluation_status")).isEqualTo("pending");

                owner.post(
                        "/v1/scheduled-triggers",
                        Map.of("device_id", id, "trigger_label", "hourly", "cron_expression", "0 * * * *"));
                var update = Client.next(events, "command").data();
                assertThat(update.path("type").asText()).isEqualTo("schedule_update");
                assertThat(update.path("schedules")
                                .path(0)
                                .path("cron_expression")
                                .asText())
                        .isEqualTo("0 * * * *");

                Client.next(events, "ping");
                assertThat(device.post("/v1/device-commands/heartbeat", Map.of("device_id", id))
                                .status())
                        .isEqualTo(200);
                Client.await(
                        "its still is judged",
                        () -> owner.get("/v1/captures/" + record)
                                .text("evaluation_status")
                                .equals("completed"));
                assertThat(owner.get("/v1/captures/" + record).text("trigger_label"))
                        .isEqualTo(LABEL);
                Client.await(
                        "the order counts as carried out",
                        () -> owner.get("/v1/devices/" + id + "/commands")
                                .body()
                                .path(0)
                                .path("record_id")
                                .asText()
                                .equals(record));
            }
            try (var liar = new Client(server.port(), made.text("device_token"), Map.of("X-Device-ID", "OTHER"))) {
                assertThat(liar.upload(id, "CAP_1", "2026-01-01T00:00:00Z", Stills.jpeg(1))
                                .status())
                        .isEqualTo(403);
            }
        }
    }
}
