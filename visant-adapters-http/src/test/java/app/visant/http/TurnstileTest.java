package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.org.Limit;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TurnstileTest {
    private final TestServer server = TestServer.of(() -> List.of(
            Endpoint.get("/v1/things", "Reads")
                    .requires(Permission.DEVICES_READ)
                    .handledBy(exchange -> Answer.nothing()),
            Endpoint.post("/v1/reports", "Reports")
                    .requires(Permission.DEVICE_REPORT)
                    .recordsNothing("a test")
                    .handledBy(exchange -> Answer.nothing()),
            Endpoint.get("/v1/open", "Is open").open().handledBy(exchange -> Answer.nothing()),
            Endpoint.get("/v1/stream", "Streams")
                    .requires(Permission.CAPTURES_READ)
                    .answersEvents()
                    .handledBy(exchange -> Answer.events(stream -> {})),
            Endpoint.get("/v1/ws", "Streams over a WebSocket")
                    .requires(Permission.CAPTURES_READ)
                    .answersSocket()
                    .handledBy(exchange -> Answer.events(stream -> {})),
            Endpoint.get("/v1/orders", "Streams to devices")
                    .requires(Permission.DEVICE_STREAM)
                    .answersEvents()
                    .handledBy(exchange -> Answer.events(stream -> {}))));
    private final String viewer = server.member(Role.VIEWER);
    private final String editor = server.member(Role.EDITOR);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneRequestTooManyIs429WithTheTimeToWait() {
        limit(Limit.REQUESTS_PER_MINUTE_EACH, 3);
        server.clock.advance(Duration.ofSeconds(20));

        for (var i = 0; i < 3; i++) {
            assertThat(get(viewer).status()).isEqualTo(204);
        }
        var refused = get(viewer);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("too_many_requests");
        assertThat(refused.header("Retry-After")).isEqualTo("40");
        assertThat(get(editor).status()).as("another session").isEqualTo(204);
        assertThat(server.get("/v1/open").bearer(viewer).send().status())
                .as("what is open to everybody")
                .isEqualTo(204);

        server.clock.advance(Duration.ofSeconds(40));
        assertThat(get(viewer).status()).isEqualTo(204);
    }

    @Test
    void whatIsRefusedForOtherReasonsCountsToo() {
        limit(Limit.REQUESTS_PER_MINUTE_EACH, 2);

        assertThat(server.post("/v1/reports").bearer(viewer).send().status()).isEqualTo(403);
        assertThat(server.post("/v1/reports").bearer(viewer).send().status()).isEqualTo(403);
        assertThat(server.post("/v1/reports").bearer(viewer).send().status()).isEqualTo(429);
    }

    @Test
    void anOrganizationsRequestsAreOneCountAndItsDevicesAreNotInIt() {
        limit(Limit.REQUESTS_PER_MINUTE, 2);

        for (var i = 0; i < 5; i++) {
            assertThat(server.post("/v1/reports").bearer(server.device()).send().status())
                    .isEqualTo(204);
        }
        assertThat(get(viewer).status()).isEqualTo(204);
        assertThat(get(editor).status()).isEqualTo(204);
        assertThat(get(viewer).status()).isEqualTo(429);
        assertThat(get(server.member(TestServer.OTHER_ORG, Role.VIEWER)).status())
                .isEqualTo(204);
    }

    @Test
    void streamsOfBothKindsAreOneCountAndAClosedOneMakesRoom() throws Exception {
        limit(Limit.STREAMS, 2);

        try (var events = server.get("/v1/stream").bearer(viewer).events();
                var socket = server.get("/v1/ws").bearer(editor).socket()) {
            assertThat(events.status()).isEqualTo(200);
            assertThat(socket.status()).isEqualTo(101);
            Awaiting.until(() -> server.streams.size() == 2);
            try (var refused = server.get("/v1/stream").bearer(editor).events()) {
                assertThat(refused.status()).isEqualTo(429);
            }
            try (var refused = server.get("/v1/ws").bearer(viewer).socket()) {
                assertThat(refused.status()).isEqualTo(429);
            }
            try (var device = server.get("/v1/orders").bearer(server.device()).events()) {
                assertThat(device.status()).as("a device's is not counted").isEqualTo(200);
            }
        }
        Awaiting.until(() -> server.streams.size() == 0);

        try (var events = server.get("/v1/stream").bearer(viewer).events()) {
            assertThat(events.status()).isEqualTo(200);
        }
    }

    private Call.Reply get(String token) {
        return server.get("/v1/things").bearer(token).send();
    }

    private void limit(Limit limit, long value) {
        server.limit(Map.of(limit, Optional.of(value)));
    }
}
