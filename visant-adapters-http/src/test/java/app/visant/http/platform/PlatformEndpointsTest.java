package app.visant.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.http.TestServer;
import org.junit.jupiter.api.Test;

final class PlatformEndpointsTest {
    private static final BuildInfo BUILD = new BuildInfo("1.2.3", "abc1234", "2026-11-01T00:00:00Z", "1.2.3");

    @Test
    void tells_what_is_running() {
        try (var server = TestServer.of(
                new PlatformEndpoints(BUILD, new Readiness(java.util.List.of(), java.time.InstantSource.system())))) {
            var reply = server.get("/v1/version").send();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().at("/device/latest").asText()).isEqualTo("1.2.3");
        }
    }
}
