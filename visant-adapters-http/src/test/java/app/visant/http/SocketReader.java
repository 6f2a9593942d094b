package app.visant.http;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a WebSocket in order. */
public final class SocketReader implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<String> refusal = new CompletableFuture<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    SocketReader(OkHttpClient client, Request request) {
        socket = client.newWebSocket(request, new Listener());
    }

    /** The status of the answer to the upgrade. */
    public int status() throws Exception {
        return status.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** What the upgrade was refused with. */
    public String refusal() throws Exception {
        return refusal.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public String next() throws InterruptedException {
        var message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message came");
        }
        return message;
    }

    /** Waits until the server closes, and answers with which code. */
    public int awaitClose() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        socket.close(1000, null);
    }

    private final class Listener extends WebSocketListener {
        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            status.complete(response.code());
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            messages.add(text);
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            webSocket.close(code, null);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
            try {
                refusal.complete(response == null ? "" : response.body().string());
            } catch (IOException | IllegalStateException e) {
                refusal.completeExceptionally(e);
            }
            status.complete(response == null ? -1 : response.code());
            closed.complete(-1);
        }
    }
}
