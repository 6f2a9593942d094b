package app.visant.device;

import app.visant.device.cloud.OpenBody;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Enough of a cloud for one device: it streams what a test says and takes what the device brings. */
final class ToyCloud extends Dispatcher {
    static final String TOKEN = "visd_dG95LWNsb3Vk";

    private static final Pattern RECORD =
            Pattern.compile("name=\"record_id\"\r\n[^\r]*\r\n\r\n|name=\"record_id\"\r\n\r\n");

    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<OpenBody> streams = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> uploads = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> acknowledgements = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> heartbeats = new LinkedBlockingQueue<>();
    private final List<String> lastEventIds = new CopyOnWriteArrayList<>();
    private final List<OpenBody> open = new CopyOnWriteArrayList<>();
    private volatile int uploadStatus = 200;
    private volatile int tokenStatus = 200;

    static ToyCloud start() throws IOException {
        var cloud = new ToyCloud();
        cloud.server.setDispatcher(cloud);
        cloud.server.start();
        return cloud;
    }

    URI address() {
        return URI.create(server.url("/").toString());
    }

    void uploadStatus(int status) {
        uploadStatus = status;
    }

    /** What it thinks of tokens. */
    void tokenStatus(int status) {
        tokenStatus = status;
    }

    /** The next stream that the device opens, with the first event already sent. */
    OpenBody stream() throws InterruptedException {
        var stream = taken(streams);
        stream.send(
                "event: config\ndata: {\"device\":{\"id\":\"DEVICE001\"},\"config\":{},\"schedules\":[],\"server_time\":\"2026-11-10T12:00:00Z\"}");
        return stream;
    }

    static void order(OpenBody stream, String id) {
        stream.send(
                "id: " + id + "\nevent: command\ndata: {\"id\":\"" + id
                        + "\",\"type\":\"capture\",\"issued_at\":\"2026-11-10T12:00:00Z\",\"expires_at\":\"2026-11-10T12:02:00Z\",\"trigger_label\":\"toy\"}");
    }

    /** The record id of the next upload that arrives. */
    String upload() throws InterruptedException {
        return taken(uploads);
    }

    String acknowledgement() throws InterruptedException {
        return taken(acknowledgements);
    }

    String heartbeat() throws InterruptedException {
        return taken(heartbeats);
    }

    boolean quiet() {
        return uploads.isEmpty() && acknowledgements.isEmpty();
    }

    List<String> lastEventIds() {
        return List.copyOf(lastEventIds);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        if (tokenStatus != 200
                || !("Bearer " + TOKEN).equals(request.getHeaders().get("Authorization"))) {
            return new MockResponse.Builder()
                    .code(tokenStatus == 200 ? 401 : tokenStatus)
                    .build();
        }
        return switch (request.getTarget()) {
            case "/v1/device-commands/stream" -> streamed(request);
            case "/v1/device-commands/heartbeat" -> {
                heartbeats.add(body(request));
                yield json(200, "{\"server_time\":\"2026-11-10T12:00:00Z\"}");
            }
            case "/v1/device-commands/ack" -> {
                acknowledgements.add(body(request));
                yield json(200, "{}");
            }
            case "/v1/captures" -> uploaded(request);
            default -> json(404, "{}");
        };
    }

    @Override
    public void close() {
        open.forEach(OpenBody::end);
        server.close();
    }

    private MockResponse streamed(RecordedRequest request) {
        lastEventIds.add(String.valueOf(request.getHeaders().get("Last-Event-ID")));
        var stream = new OpenBody();
        open.add(stream);
        streams.add(stream);
        return stream.response().build();
    }

    private MockResponse uploaded(RecordedRequest request) {
        if (uploadStatus != 200) {
            return json(uploadStatus, "{\"detail\":\"not now\"}");
        }
        var id = recordId(request);
        uploads.add(id);
        return json(200, "{\"record_id\":\"" + id + "\",\"evaluation_status\":\"pending\"}");
    }

    private static String recordId(RecordedRequest request) {
        var text = Objects.requireNonNull(request.getBody()).string(StandardCharsets.ISO_8859_1);
        var found = RECORD.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no record_id");
        }
        return text.substring(found.end(), text.indexOf("\r\n", found.end()));
    }

    private static String body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).utf8();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static <T> T taken(BlockingQueue<T> queue) throws InterruptedException {
        return Objects.requireNonNull(queue.poll(30, TimeUnit.SECONDS), "nothing came from the device");
    }
}
