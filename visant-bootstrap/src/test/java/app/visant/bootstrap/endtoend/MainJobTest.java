package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import app.visant.device.DeviceRuntime;
import app.visant.device.DeviceSettings;
import app.visant.device.camera.CameraSettings;
import app.visant.device.camera.Cameras;
import app.visant.device.core.PairingText;
import app.visant.device.port.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From sign-up to the verdict that a person sees, on two servers that share a database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MainJobTest {
    private Path folder = Path.of("");
    private Optional<Installation> installation = Optional.empty();
    private Optional<Server> first = Optional.empty();
    private Optional<Server> second = Optional.empty();

    @BeforeAll
    void start(@TempDir Path fresh) {
        folder = fresh;
        installation = Optional.of(new Installation(folder));
        first = installation.map(Installation::server);
        second = installation.map(Installation::server);
    }

    @AfterAll
    void stop() {
        first.ifPresent(Server::close);
        second.ifPresent(Server::close);
        installation.ifPresent(Installation::close);
    }

    @Test
    void aCameraTakesAStillTheCloudJudgesItAndAPersonSeesTheVerdict() throws Exception {
        try (var ada = signedUp()) {
            var made = ada.post("/v1/devices", Map.of("name", "Gate"));
            var id = made.text("id");
            var live = ada.events("/v1/capture-events/stream");
            try (var camera = camera(made.text("qr_code_data"), port(first))) {
                Client.await("the camera is connected", camera::connected);
                var order = ada.post("/v1/devices/" + id + "/trigger", Map.of("trigger_label", "now"));
                assertThat(order.status()).isEqualTo(202);

                var verdict = Client.next(live, "capture").data();
                while (!verdict.path("evaluation_status").asText().equals("completed")) {
                    verdict = Client.next(live, "capture").data();
                }

                assertThat(verdict.path("device_id").asText()).isEqualTo(id);
                assertThat(verdict.path("trigger_label").asText()).isEqualTo("now");
                assertThat(verdict.path("classification_state").asText()).isEqualTo("uncertain");
                assertThat(verdict.path("classification_reason").asText()).contains("learning");
                var thumbnail = ada.get(verdict.path("thumbnail_url").asText());
                assertThat(thumbnail.status()).isEqualTo(200);
                Client.await(
                        "the order is acknowledged",
                        () -> ada.get("/v1/devices/" + id + "/commands")
                                .body()
                                .path(0)
                                .path("status")
                                .asText()
                                .equals("acknowledged"));
            }
        }
    }

    @Test
    void anOrderGivenToOneServerReachesADeviceOnTheOtherAndTheVerdictStreamsOnBoth() throws Exception {
        try (var here = signedUp();
                var there = here.at(port(second))) {
            var made = here.post("/v1/devices", Map.of("name", "Yard"));
            var id = made.text("id");
            var liveHere = here.events("/v1/capture-events/stream");
            var liveThere = there.events("/v1/capture-events/stream");
            try (var camera = camera(made.text("qr_code_data"), port(second))) {
                Client.await("the camera is connected", camera::connected);

                here.post("/v1/devices/" + id + "/trigger", Map.of());

                assertThat(judged(liveHere)).isEqualTo(judged(liveThere));
            }
        }
    }

    @Test
    void aScheduleFiresOnceHoweverManyServersThereAre() throws Exception {
        try (var ada = signedUp()) {
            var made = ada.post("/v1/devices", Map.of("name", "Field"));
            var id = made.text("id");
            try (var camera = camera(made.text("qr_code_data"), port(first))) {
                Client.await("the camera is connected", camera::connected);
                var schedule = ada.post(
                        "/v1/scheduled-triggers",
                        Map.of("device_id", id, "trigger_label", "each minute", "cron_expression", "* * * * *"));
                assertThat(schedule.status()).isEqualTo(200);

                Client.await(
                        "it has fired",
                        () -> !ada.get("/v1/devices/" + id + "/commands").body().isEmpty());
            }
            var fired = ada.get("/v1/devices/" + id + "/commands").body();
            assertThat(fired).hasSize(1);
            assertThat(fired.path(0).path("schedule_id").asText()).isNotEmpty();
        }
    }

    @Test
    void whatOneOrganizationHasIsNotThereForAnother() {
        try (var ada = signedUp();
                var eve = signedUp()) {
            var made = ada.post("/v1/devices", Map.of("name", "Door"));
            var id = made.text("id");
            try (var device = new Client(port(first), made.text("device_token"))) {
                assertThat(device.upload(id, "CAP_1", "2026-01-01T00:00:00Z", Stills.jpeg(1))
                                .status())
                        .isEqualTo(200);
            }

            for (var path : new String[] {
                "/v1/devices/" + id,
                "/v1/captures/CAP_1",
                "/v1/captures/CAP_1/image",
                "/v1/captures/CAP_1/thumbnail",
                "/v1/devices/" + id + "/commands",
                "/v1/scheduled-triggers/device/" + id
            }) {
                assertThat(ada.get(path).status()).as(path).isEqualTo(200);
                assertThat(eve.get(path).status()).as(path).isEqualTo(404);
            }
            assertThat(eve.get("/v1/captures").body()).isEmpty();
            assertThat(eve.get("/v1/captures?device_id=" + id).body()).isEmpty();
            assertThat(eve.get("/v1/devices").body()).isEmpty();
        }
    }

    private static String judged(BlockingQueue<Client.Event> live) throws InterruptedException {
        var capture = Client.next(live, "capture").data();
        while (!capture.path("evaluation_status").asText().equals("completed")) {
            capture = Client.next(live, "capture").data();
        }
        return capture.path("record_id").asText();
    }

    private Client signedUp() {
        return Client.signedUp(port(first), UUID.randomUUID() + "@example.org");
    }

    private DeviceRuntime camera(String pairing, int port) throws Exception {
        var read = PairingText.read(pairing, Optional.empty());
        var here = new Credentials(read.device(), read.token(), URI.create("http://localhost:" + port));
        var settings = DeviceSettings.in(folder.resolve("device-" + UUID.randomUUID()));
        return DeviceRuntime.start(settings, here, Cameras.of(new CameraSettings.Drawn(3, 320, 240)));
    }

    private static int port(Optional<Server> server) {
        return server.orElseThrow().port();
    }
}
