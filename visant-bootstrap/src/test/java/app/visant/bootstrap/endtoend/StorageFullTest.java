package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that has no room left but its reserve. */
final class StorageFullTest {
    private static final String TIME = "2026-01-01T00:00:00Z";

    @Test
    void aDiskThatHasOnlyItsReserveLeftTakesNoStillsButShowsThoseItHas(@TempDir Path folder) throws IOException {
        try (var installation = new Installation(folder);
                var roomy = server(installation, "0");
                var owner = Client.signedUp(roomy.port(), "ada@example.org")) {
            var made = owner.post("/v1/devices", Map.of("name", "Gate"));
            var id = made.text("id");
            try (var device = new Client(roomy.port(), made.text("device_token"));
                    var full = server(installation, "2000000000");
                    var deviceAtFull = device.at(full.port());
                    var ownerAtFull = owner.at(full.port())) {
                assertThat(device.upload(id, "CAP_1", TIME, Stills.jpeg(1)).status())
                        .isEqualTo(200);

                var refused = deviceAtFull.upload(id, "CAP_2", TIME, Stills.jpeg(2));

                assertThat(refused.status()).isEqualTo(507);
                assertThat(refused.text("code")).isEqualTo("storage_full");
                assertThat(owner.get("/v1/captures/CAP_2").status()).isEqualTo(404);
                assertThat(files(installation.datalake())).noneMatch(name -> name.contains("CAP_2"));
                assertThat(ownerAtFull.get("/v1/captures/CAP_1/image").status()).isEqualTo(200);
                assertThat(ownerAtFull.get("/v1/captures/CAP_1/thumbnail").status())
                        .isEqualTo(200);
                assertThat(deviceAtFull
                                .upload(id, "CAP_1", TIME, Stills.jpeg(1))
                                .status())
                        .as("was taken before")
                        .isEqualTo(200);
                assertThat(ownerAtFull.delete("/v1/captures/CAP_1").status()).isEqualTo(204);
                assertThat(device.upload(id, "CAP_2", TIME, Stills.jpeg(2)).status())
                        .as("there is room again")
                        .isEqualTo(200);
            }
        }
    }

    private static Server server(Installation installation, String reserveMegabytes) {
        return Server.start(
                installation.config(Map.of("VISANT_STORAGE_RESERVE_MB", reserveMegabytes)), InstantSource.system());
    }

    private static String[] files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).toArray(String[]::new);
        }
    }
}
