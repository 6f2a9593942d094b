package app.visant.ai;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.shared.port.SettableClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that says what it was told to say: first what is queued, then always the same. */
public final class VendorServer implements AutoCloseable {
    public static final String KEY = "sk-test-0123456789";

    private final MockWebServer server = new MockWebServer();
    private final Deque<MockResponse> queued = new ArrayDeque<>();
    private final List<RecordedRequest> requests = new ArrayList<>();
    private final MockResponse otherwise;

    public VendorServer(String otherwise) {
        this.otherwise = ok(otherwise);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return take(request);
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MockResponse ok(String body) {
        return status(200, body).build();
    }

    public static MockResponse.Builder status(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    public VendorServer next(MockResponse response) {
        synchronized (queued) {
            queued.addLast(response);
        }
        return this;
    }

    /** Settings of the operator that lead here. */
    public AgentSettings settings(String vendor, String model) {
        return new AgentSettings(
                "north", vendor, model, Optional.of(address()), Optional.of(new AgentSettings.Key(KEY)), true);
    }

    public URI address() {
        return server.url("/api").uri();
    }

    public List<RecordedRequest> requests() {
        synchronized (queued) {
            return List.copyOf(requests);
        }
    }

    /** A line on which nothing is checked, for short tests. */
    public static ModelLine line(Duration limit) {
        var sockets = SocketFactory.getDefault();
        return new ModelLine(new ModelLine.Settings(limit, sockets, sockets), new SettableClock());
    }

    /** What it was asked first. */
    public JsonNode asked() throws JsonProcessingException {
        var body = Optional.ofNullable(requests().getFirst().getBody()).orElseThrow();
        return new ObjectMapper().readTree(body.utf8());
    }

    @Override
    public void close() {
        server.close();
    }

    private MockResponse take(RecordedRequest request) {
        synchronized (queued) {
            requests.add(request);
            return Optional.ofNullable(queued.pollFirst()).orElse(otherwise);
        }
    }
}
