package app.visant.http.command;

import app.visant.application.command.port.CommandChannel;
import app.visant.application.command.port.CommandChannelContract;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.StreamId;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EventReader;
import app.visant.http.TestServer;
import app.visant.http.stream.EventStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

final class StreamChannelTest implements CommandChannelContract {
    private final BlockingQueue<EventStream> opened = new LinkedBlockingQueue<>();
    private final TestServer server = TestServer.of(() -> List.of(Endpoint.get("/orders", "Orders as they come")
            .requires(Permission.DEVICE_STREAM)
            .answersEvents()
            .handledBy(exchange -> Answer.events(opened::add))));
    private int streams;

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    public Opened open() {
        var reader = server.get("/orders").bearer(server.device()).events();
        try {
            var stream = opened.poll(30, TimeUnit.SECONDS);
            if (stream == null) {
                throw new AssertionError("the stream did not open");
            }
            streams++;
            return new BothEnds(new StreamChannel(new StreamId(new UUID(0, streams)), stream), reader);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record BothEnds(CommandChannel channel, EventReader reader) implements Opened {
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
            if (!event.type().equals("command")) {
                return event.type();
            }
            var type = event.json().get("type").asText();
            return type.equals("capture") ? type + " " + event.json().get("id").asText() : type;
        }
    }
}
