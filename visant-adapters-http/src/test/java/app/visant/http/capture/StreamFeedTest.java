package app.visant.http.capture;

import app.visant.application.capture.port.CaptureFeed;
import app.visant.application.capture.port.CaptureFeedContract;
import app.visant.http.EventReader;
import app.visant.http.OpenedStreams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class StreamFeedTest implements CaptureFeedContract {
    private final OpenedStreams streams = new OpenedStreams();

    @AfterEach
    void stop() {
        streams.close();
    }

    @Override
    public Opened open() {
        var ends = streams.open();
        return new BothEnds(new StreamFeed(ends.stream()), ends);
    }

    private record BothEnds(CaptureFeed feed, OpenedStreams.Ends ends) implements Opened {
        @Override
        public List<String> received() {
            return ends.told().stream().map(BothEnds::word).toList();
        }

        private static String word(EventReader.Event event) {
            var id = event.type().equals("capture") ? "record_id" : "device_id";
            return event.type() + " " + event.json().get(id).asText();
        }
    }
}
