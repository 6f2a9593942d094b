package app.visant.http.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.device.port.PresenceRepository.DeviceStream;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.StreamId;
import app.visant.http.EventReader;
import app.visant.http.Golden;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CaptureEventsTest {
    private static final Evaluation NORMAL = new Evaluation.Completed(
            new Evaluation.Classification(ClassificationState.NORMAL, 0.9, "As it usually looks.", "panel", 1));

    private final CaptureServer captures = new CaptureServer();
    private final OkHttpClient client = new OkHttpClient();

    @AfterEach
    void stop() {
        client.dispatcher().executorService().shutdown();
        captures.close();
    }

    @Test
    void aBrowserSeesAStillComeAndItsVerdict() throws Exception {
        try (var events = open("")) {
            captures.upload("CAP_1");
            var uploaded = events.next();
            captures.evaluate("CAP_1", NORMAL);
            var judged = events.next();

            assertThat(uploaded.type()).isEqualTo("capture");
            assertThat(uploaded.json().get("evaluation_status").asText()).isEqualTo("pending");
            assertThat(judged.type()).isEqualTo("capture");
            Golden.assertMatches("capture-event", judged.json());
            assertThat(judged.json())
                    .as("the same shape as in the list")
                    .isEqualTo(captures.get("/v1/captures").json().get(0));
        }
    }

    @Test
    void aBrowserSeesADeviceCome() throws Exception {
        try (var events = open("")) {
            connectDevice();

            var event = events.next();

            assertThat(event.type()).isEqualTo("device");
            Golden.assertMatches("device-event", event.json());
        }
    }

    @Test
    void aFilterShowsOneDeviceOnly() throws Exception {
        try (var none = open("?device_id=CAM-9");
                var one = open("?device_id=" + captures.world.device.id());
                var all = open("")) {
            captures.upload("CAP_1");

            assertThat(one.next().json().get("record_id").asText()).isEqualTo("CAP_1");
            assertThat(all.next().json().get("record_id").asText()).isEqualTo("CAP_1");
            captures.server.streams.tick();
            captures.world.ports.signals().publish(new Signal.SessionEnded(session()));
            none.awaitEnd();
            assertThat(none.status()).isEqualTo(200);
        }
    }

    @Test
    void nobodySeesAnotherOrganization() throws Exception {
        var otherOrg = captures.world.ports.newOrg();
        var otherDevice = captures.world.ports.newDevice(otherOrg);
        var token = captures.server.device(otherOrg, otherDevice.id());
        try (var ours = open("");
                var theirs = captures.server
                        .get("/v1/capture-events/stream")
                        .bearer(captures.server.member(otherOrg, Role.OWNER))
                        .events()) {
            assertThat(theirs.status()).isEqualTo(200);
            captures.upload("OURS");
            captures.server
                    .post("/v1/captures")
                    .bearer(token)
                    .body(captures.form("THEIRS")
                            .field("device_id", otherDevice.id().value())
                            .file(CaptureServer.JPEG)
                            .body())
                    .send();
            captures.upload("OURS_TOO");

            assertThat(theirs.next().json().get("record_id").asText()).isEqualTo("THEIRS");
            assertThat(ours.next().json().get("record_id").asText()).isEqualTo("OURS");
            assertThat(ours.next().json().get("record_id").asText()).isEqualTo("OURS_TOO");
        }
    }

    @Test
    void aStreamEndsWithTheSession() throws Exception {
        try (var events = open("")) {
            captures.world.ports.signals().publish(new Signal.SessionEnded(session()));

            events.awaitEnd();

            assertThat(captures.live.viewers()).isZero();
        }
    }

    @Test
    void aWebSocketTellsTheSame() throws Exception {
        var reader = new SocketReader();
        var socket = socket("Bearer " + captures.owner, reader);
        assertThat(reader.answer()).isEqualTo(101);
        awaitMoreViewersThan(0);
        captures.upload("CAP_1");

        var message = reader.next();

        assertThat(message.get("event").asText()).isEqualTo("capture");
        assertThat(message.at("/data/record_id").asText()).isEqualTo("CAP_1");
        socket.cancel();
    }

    @Test
    void onlyPeopleLook() throws Exception {
        var stream = "/v1/capture-events/stream";
        var accept = "text/event-stream";

        assertThat(captures.server.get(stream).header("Accept", accept).send().status())
                .isEqualTo(401);
        assertThat(captures.server
                        .get(stream)
                        .header("Accept", accept)
                        .bearer(captures.device)
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(refusedSocket("Bearer unknown")).isEqualTo(401);
        assertThat(refusedSocket("Bearer " + captures.device)).isEqualTo(403);
    }

    @Test
    void aBadFilterIsRefusedBeforeTheStreamOpens() {
        var reply = captures.server
                .get("/v1/capture-events/stream?device_id=..")
                .header("Accept", "text/event-stream")
                .bearer(captures.owner)
                .send();

        assertThat(reply.status()).isEqualTo(422);
        assertThat(captures.live.viewers()).isZero();
    }

    @Test
    void aStreamIsNotForThoseWhoAskForSomethingElse() {
        assertThat(captures.get("/v1/capture-events/stream").status()).isEqualTo(406);
    }

    private int refusedSocket(String authorization) throws InterruptedException {
        var reader = new SocketReader();
        socket(authorization, reader);
        return reader.answer();
    }

    private WebSocket socket(String authorization, SocketReader reader) {
        return client.newWebSocket(
                new Request.Builder()
                        .url(captures.server.url("/v1/capture-events/ws"))
                        .header("Authorization", authorization)
                        .build(),
                reader);
    }

    private EventReader open(String query) throws Exception {
        var before = captures.live.viewers();
        var events = captures.server
                .get("/v1/capture-events/stream" + query)
                .bearer(captures.owner)
                .events();
        assertThat(events.status()).isEqualTo(200);
        awaitMoreViewersThan(before);
        return events;
    }

    /** The answer's head may be there before the handler is done. */
    private void awaitMoreViewersThan(int before) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (captures.live.viewers() == before) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private SessionId session() {
        var owner = captures.server
                .credentials
                .byAccessToken(captures.owner, Origin.LOCAL)
                .orElseThrow();
        return ((Principal.User) owner).session();
    }

    private void connectDevice() {
        var ports = captures.world.ports;
        var device = captures.world.device;
        var node = new NodeId(ports.ids().next());
        var now = ports.clock().instant();
        ports.system(Purpose.NODE).run(tx -> ports.presence().nodeAlive(tx, node, now));
        ports.in(device.org())
                .run(tx -> ports.presence()
                        .opened(
                                tx,
                                device.org(),
                                List.of(new DeviceStream(
                                        device.id(), new StreamId(ports.ids().next()))),
                                node,
                                now));
        ports.signals().publish(new Signal.PresenceChanged(device.org(), device.id()));
    }

    private static final class SocketReader extends WebSocketListener {
        private static final ObjectMapper JSON = new ObjectMapper();
        private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            answers.add(response.code());
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
            answers.add(response == null ? -1 : response.code());
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            messages.add(text);
        }

        /** The status of the handshake. */
        int answer() throws InterruptedException {
            var answer = answers.poll(30, TimeUnit.SECONDS);
            assertThat(answer).isNotNull();
            return answer;
        }

        JsonNode next() throws Exception {
            var message = messages.poll(30, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return JSON.readTree(message);
        }
    }
}
