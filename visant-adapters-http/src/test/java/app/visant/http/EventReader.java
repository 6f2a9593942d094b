package app.visant.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events in order. */
public final class EventReader implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final EventSource source;

    EventReader(OkHttpClient client, Request request) {
        var patient = client.newBuilder().readTimeout(Duration.ZERO).build();
        source = EventSources.createFactory(patient).newEventSource(request, new Listener());
    }

    /** The status of the answer. */
    public int status() throws Exception {
        return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The next event, whatever it is. */
    public Event next() throws InterruptedException {
        var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }

    /** Waits until the server has ended the stream. */
    public void awaitEnd() throws Exception {
        ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Everything not read yet, once the server has ended the stream. */
    public List<Event> rest() throws Exception {
        awaitEnd();
        return List.copyOf(events);
    }

    @Override
    public void close() {
        source.cancel();
    }

    /** One event. */
    public record Event(String id, String type, String data) {
        public JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (JsonProcessingException e) {
                throw new AssertionError(data, e);
            }
        }
    }

    private final class Listener extends EventSourceListener {
        @Override
        public void onOpen(EventSource eventSource, Response response) {
            status.complete(response.code());
        }

        @Override
        public void onEvent(EventSource eventSource, @Nullable String id, @Nullable String type, String data) {
            events.add(new Event(String.valueOf(id), String.valueOf(type), data));
        }

        @Override
        public void onClosed(EventSource eventSource) {
            ended.complete("closed");
        }

        @Override
        public void onFailure(EventSource eventSource, @Nullable Throwable t, @Nullable Response response) {
            status.complete(response == null ? -1 : response.code());
            ended.complete("failed");
        }
    }
}
