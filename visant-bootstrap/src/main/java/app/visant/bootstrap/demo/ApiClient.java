package app.visant.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** A client of the API like any other: no private way in. */
final class ApiClient implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OkHttpClient http =
            new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(60)).build();
    private final URI server;
    private volatile String bearer = "";

    ApiClient(URI server) {
        this.server = server;
    }

    /** Speaks with this access token from now on. */
    void authorize(String token) {
        bearer = token;
    }

    Reply get(String path) {
        return send(request(path).get().build());
    }

    Reply post(String path, Object... fieldsAndValues) {
        var body = MAPPER.createObjectNode();
        for (var i = 0; i < fieldsAndValues.length; i += 2) {
            put(body, fieldsAndValues[i].toString(), fieldsAndValues[i + 1]);
        }
        return send(
                request(path).post(RequestBody.create(body.toString(), JSON)).build());
    }

    /** Hears the events of a stream until the client is closed or the stream ends. */
    void listen(String path, Consumer<JsonNode> events, Runnable ended) {
        var endless = http.newBuilder().readTimeout(Duration.ofSeconds(45)).build();
        var request = request(path).header("Accept", "text/event-stream").build();
        EventSources.createFactory(endless).newEventSource(request, new EventSourceListener() {
            @Override
            public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
                if ("capture".equals(type)) {
                    events.accept(parse(data.getBytes(StandardCharsets.UTF_8)));
                }
            }

            @Override
            public void onClosed(EventSource source) {
                ended.run();
            }

            @Override
            public void onFailure(EventSource source, @Nullable Throwable failure, @Nullable Response response) {
                ended.run();
            }
        });
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    private Request.Builder request(String path) {
        var builder = new Request.Builder().url(server.resolve(path).toString());
        return bearer.isEmpty() ? builder : builder.header("Authorization", "Bearer " + bearer);
    }

    private Reply send(Request request) {
        try (var response = http.newCall(request).execute()) {
            return new Reply(response.code(), parse(response.body().bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(request.url().encodedPath() + " was not answered", e);
        }
    }

    private static JsonNode parse(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode body, String field, Object value) {
        body.set(field, MAPPER.valueToTree(value));
    }

    /** An answer: status and body. */
    record Reply(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }

        /** The same, if it is a success. */
        Reply orThrow(String what) {
            if (status >= 300) {
                throw new IllegalStateException(
                        what + " failed: " + status + " " + body.path("detail").asText());
            }
            return this;
        }
    }
}
