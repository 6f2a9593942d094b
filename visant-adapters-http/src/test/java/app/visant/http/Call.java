package app.visant.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A request to the test server in the making. */
public final class Call {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

    private final OkHttpClient client;
    private final Request.Builder request;
    private final String method;
    private RequestBody body = NOTHING;

    Call(OkHttpClient client, String url, String method) {
        this.client = client;
        this.request = new Request.Builder().url(url);
        this.method = method;
    }

    public Call bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Call cookie(String secret) {
        return header("Cookie", "visant=" + secret);
    }

    public Call header(String name, String value) {
        request.addHeader(name, value);
        return this;
    }

    public Call json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    public Call body(String mediaType, byte[] content) {
        return body(RequestBody.create(content, MediaType.get(mediaType)));
    }

    public Call body(RequestBody content) {
        body = content;
        return this;
    }

    /** The same body, of which the sender does not tell the length. */
    public static RequestBody unannounced(RequestBody body) {
        return new RequestBody() {
            @Override
            public @Nullable MediaType contentType() {
                return body.contentType();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                body.writeTo(sink);
            }
        };
    }

    /** Sends it and reads the whole answer. */
    public Reply send() {
        var bodiless =
                method.equals("GET") || method.equals("HEAD") || method.equals("TRACE") || method.equals("OPTIONS");
        try (var response = client.newCall(
                        request.method(method, bodiless ? null : body).build())
                .execute()) {
            return new Reply(
                    response.code(), response.headers(), response.body().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a stream of events. */
    public EventReader events() {
        header("Accept", "text/event-stream");
        return new EventReader(client, request.get().build());
    }

    /** Opens a WebSocket. */
    public SocketReader socket() {
        return new SocketReader(client, request.build());
    }

    /** The answer. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Reply(int status, Headers headers, byte[] bytes) {
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return JSON.readTree(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + text(), e);
            }
        }

        public String header(String name) {
            return String.valueOf(headers.get(name));
        }

        /** The code of a problem. */
        public String code() {
            return json().path("code").asText();
        }
    }
}
