package app.visant.device.cloud;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.BufferedSink;

/** The body of an event stream that stays open, written to by a test. */
public final class OpenBody implements MockResponseBody {
    private final BlockingQueue<Optional<String>> chunks = new LinkedBlockingQueue<>();

    public MockResponse.Builder response() {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/event-stream;charset=utf-8")
                .setHeader("Connection", "close")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .body(this);
    }

    /** Writes an event; the last blank line is added. */
    public void send(String event) {
        chunks.add(Optional.of(event + "\n\n"));
    }

    public void end() {
        chunks.add(Optional.empty());
    }

    @Override
    public long getContentLength() {
        return -1;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try {
            for (var chunk = chunks.take(); chunk.isPresent(); chunk = chunks.take()) {
                sink.writeUtf8(chunk.get());
                sink.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
