package app.visant.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.evaluation.OperatorAgents;
import app.visant.application.evaluation.ScriptedPanel;
import app.visant.application.evaluation.port.ScriptedVisionModel;
import app.visant.application.shared.port.SettableClock;
import app.visant.http.TestServer;
import app.visant.http.ui.DashboardFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PlatformEndpointsTest {
    private static final BuildInfo BUILD = new BuildInfo("1.2.3", "abc1234", "2026-11-01T00:00:00Z", "1.2.3");

    private static final OperatorAgents AGENTS = new ScriptedPanel(
                    new InMemoryWorld(),
                    Duration.ofMinutes(1),
                    new ScriptedVisionModel("first"),
                    new ScriptedVisionModel("second"))
            .operators();

    @Test
    void tells_what_is_running() {
        var readiness = new Readiness(List.of(), InstantSource.system());
        try (var server = TestServer.of(new PlatformEndpoints(BUILD, readiness, AGENTS, new DashboardFiles()))) {
            var reply = server.get("/v1/version").send();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.json().path("version").asText()).isEqualTo("1.2.3");
            assertThat(reply.json().path("panel").toString()).isEqualTo("[\"first\",\"second\"]");
            assertThat(reply.json().at("/device/latest").asText()).isEqualTo("1.2.3");
        }
    }

    @Test
    void a_probe_that_hangs_is_asked_once() {
        var asked = new AtomicInteger();
        var release = new CountDownLatch(1);
        var clock = new SettableClock(Instant.parse("2026-05-01T12:00:00Z"));
        var hanging = new Readiness.Probe("storage", () -> hang(asked, release));
        var readiness = new Readiness(List.of(hanging), clock, Duration.ofMillis(1));
        readiness.check();
        clock.advance(Duration.ofSeconds(2));

        assertThat(readiness.check()).containsEntry("storage", "failed");

        assertThat(asked).hasValue(1);
        release.countDown();
    }

    private static boolean hang(AtomicInteger asked, CountDownLatch release) {
        asked.incrementAndGet();
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
