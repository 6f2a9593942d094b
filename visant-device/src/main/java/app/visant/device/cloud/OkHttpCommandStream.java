package app.visant.device.cloud;

import app.visant.device.port.CommandStream;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import org.jspecify.annotations.Nullable;

/** Server-sent events of {@code GET /v1/device-commands/stream}. */
public final class OkHttpCommandStream implements CommandStream {
    /** The listener notices silence sooner; this is for a line that went dead while nobody looked. */
    private static final Duration DEAD = Duration.ofSeconds(90);

    private final CloudClient client;
    private final OkHttpClient http;

    @Inject
    public OkHttpCommandStream(CloudClient client) {
        this.client = client;
        this.http = client.http().newBuilder().readTimeout(DEAD).build();
    }

    @Override
    public Connection open(Optional<String> lastEventId, Listener listener) {
        if (client.closed()) {
            listener.ended(new Broken("the runtime stops"));
            return () -> {};
        }
        var request = client.request("v1/device-commands/stream")
                .header("Accept", "text/event-stream")
                .header("Cache-Control", "no-cache");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        return EventSources.createFactory(http).newEventSource(request.build(), new Ear(listener))::cancel;
    }

    @Override
    public void close() {
        client.close();
    }

    /** Turns OkHttp's calls into the listener's. OkHttp calls from one thread of its own. */
    private static final class Ear extends EventSourceListener {
        private final Listener listener;
        private boolean ended;

        Ear(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(EventSource source, Response response) {
            listener.opened(HttpTimes.serverTime(response));
        }

        @Override
        public void onEvent(EventSource source, @Nullable String id, @Nullable String type, String data) {
            listener.heard(Optional.ofNullable(id).filter(i -> !i.isEmpty()), EventReader.read(type, data));
        }

        @Override
        public void onClosed(EventSource source) {
            end(new Broken("the server closed it"));
        }

        @Override
        public void onFailure(EventSource source, @Nullable Throwable failure, @Nullable Response response) {
            if (response != null && !response.isSuccessful()) {
                end(new Refused(response.code(), HttpTimes.retryAfter(response)));
            } else if (failure instanceof IOException broken) {
                end(new Broken(Failures.inWords(broken)));
            } else {
                end(new Broken("the answer is no event stream"));
            }
        }

        private void end(End how) {
            if (!ended) {
                ended = true;
                listener.ended(how);
            }
        }
    }
}
