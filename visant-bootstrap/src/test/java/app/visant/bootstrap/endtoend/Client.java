package app.visant.bootstrap.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Speaks to a server as anybody could. */
public final class Client implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String BOUNDARY = "a-boundary-of-these-tests";
    private static final String LABEL = "test";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;
    private final String bearer;
    private final Map<String, String> headers;

    public Client(int port, String bearer) {
        this(port, bearer, Map.of());
    }

    /** @param headers that it sends with every request */
    public Client(int port, String bearer, Map<String, String> headers) {
        this.server = URI.create("http://localhost:" + port);
        this.bearer = bearer;
        this.headers = Map.copyOf(headers);
    }

    /** Opens an account on the server, and speaks for it. */
    public static Client signedUp(int port, String email) {
        var reply = new Client(port, "").post("/v1/auth/signup", Map.of("email", email, "password", "a good password"));
        return new Client(port, reply.body().path("access_token").asText());
    }

    /** The same account at another server. */
    Client at(int port) {
        return new Client(port, bearer, headers);
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, Map<String, ?> body) {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json(body))));
    }

    public Reply put(String path, Map<String, ?> body) {
        return send(
                request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(json(body))));
    }

    public Reply patch(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofByteArray(json(body))));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    /** Uploads as the reference's device does. */
    public Reply upload(String device, String record, String capturedAt, byte[] jpeg) {
        return upload(device, record, capturedAt, LABEL, jpeg);
    }

    /** The same with a trigger label. */
    public Reply upload(String device, String record, String capturedAt, String label, byte[] jpeg) {
        return send(request("/v1/captures")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(form(device, record, capturedAt, label, jpeg))));
    }

    /** The events of a stream, as they come, each as {@code type data}. */
    BlockingQueue<Event> events(String path) {
        var events = new LinkedBlockingQueue<Event>();
        var request = request(path).header("Accept", "text/event-stream").GET().build();
        Thread.ofVirtual().start(() -> {
            try {
                var lines = http.send(request, BodyHandlers.ofLines()).body();
                var type = new String[] {""};
                lines.forEach(line -> {
                    if (line.startsWith("event:")) {
                        type[0] = line.substring(6).strip();
                    } else if (line.startsWith("data:")) {
                        events.add(new Event(type[0], parse(line.substring(5))));
                    }
                });
            } catch (IOException | UncheckedIOException e) {
                events.add(new Event("broken", JSON.nullNode()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            events.add(new Event("ended", JSON.nullNode()));
        });
        return events;
    }

    /** Waits for an event of that type. */
    static Event next(BlockingQueue<Event> events, String type) throws InterruptedException {
        while (true) {
            var event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event " + type + " within " + PATIENCE);
            }
            if (event.type.equals(type)) {
                return event;
            }
        }
    }

    /** Waits until something is so. */
    public static void await(String what, Supplier<Boolean> condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.get()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("within " + PATIENCE + " not: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(server.resolve(path));
        headers.forEach(builder::header);
        return bearer.isEmpty() ? builder : builder.header("Authorization", "Bearer " + bearer);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
            return new Reply(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The body of an upload, with the fields of the reference's device. */
    static byte[] form(String device, String record, byte[] jpeg) {
        return form(device, record, "2026-01-01T00:00:00Z", LABEL, jpeg);
    }

    private static byte[] form(String device, String record, String capturedAt, String label, byte[] jpeg) {
        var out = new ByteArrayOutputStream();
        field(out, "device_id", device);
        field(out, "record_id", record);
        field(out, "captured_at", capturedAt);
        field(out, "trigger_label", label);
        out.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"image.jpg\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(jpeg);
        out.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, String name, String value) {
        out.writeBytes(
                ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] json(Map<String, ?> body) {
        return JSON.valueToTree(body).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Event(String type, JsonNode data) {}

    /** An answer. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Reply(int status, byte[] bytes) {
        public JsonNode body() {
            return parse(new String(bytes, StandardCharsets.UTF_8));
        }

        public String text(String field) {
            return body().path(field).asText();
        }
    }
}
