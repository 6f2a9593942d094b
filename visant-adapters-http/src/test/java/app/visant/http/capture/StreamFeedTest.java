package app.visant.http.capture;

import app.visant.application.capture.port.CaptureFeed;
import app.visant.application.capture.port.CaptureFeedContract;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Role;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EventReader;
import app.visant.http.TestServer;
import app.visant.http.stream.EventStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

final class StreamFeedTest implements CaptureFeedContract {
    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.of(() -> List.of(Endpoint.get("/feed", "A live view")
            .requires(Permission.CAPTURES_READ)
            .answersEvents()
            .handledBy(exchange -> Answer.events(opened::add))));

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Opened open() {
        var reader = server.get("/feed").bearer(server.member(Role.VIEWER)).events();
        try {
            var stream = opened.poll(30, TimeUnit.SECONDS);
            if (stream == null) {
                throw new AssertionError("the stream did not open");
            }
            return new BothEnds(new StreamFeed(stream), reader);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record BothEnds(CaptureFeed feed, EventReader reader) implements Opened {
        @Override
        public List<String> received() {
            try {
                return reader.rest().stream()
                        .filter(event -> !event.type().equals("ping"))
                        .map(BothEnds::word)
                        .toList();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static String word(EventReader.Event event) {
            var id = event.type().equals("capture") ? "record_id" : "device_id";
            return event.type() + " " + event.json().get(id).asText();
        }
    }
}
