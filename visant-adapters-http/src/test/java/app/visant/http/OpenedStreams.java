package app.visant.http;

import app.visant.domain.shared.Permission;
import app.visant.http.stream.EventStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A server with one route that opens streams of events, and both ends of each. */
public final class OpenedStreams implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.of(() -> List.of(Endpoint.get("/events", "What happens")
            .requires(Permission.DEVICE_STREAM)
            .answersEvents()
            .handledBy(exchange -> Answer.events(opened::add))));

    /** A new stream. */
    public Ends open() {
        var reader = server.get("/events").bearer(server.device()).events();
        try {
            var stream = opened.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (stream == null) {
                throw new AssertionError("the stream did not open");
            }
            return new Ends(stream, reader);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** The server's end of a stream and the reader's. */
    public record Ends(EventStream stream, EventReader reader) {
        /** All that was read until the server ended it, pings left out. */
        public List<EventReader.Event> told() {
            try {
                return reader.rest().stream()
                        .filter(event -> !event.type().equals("ping"))
                        .toList();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
