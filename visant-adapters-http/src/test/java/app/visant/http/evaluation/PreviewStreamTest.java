package app.visant.http.evaluation;

import app.visant.application.evaluation.port.PreviewFeed;
import app.visant.application.evaluation.port.PreviewFeedContract;
import app.visant.http.EventReader;
import app.visant.http.OpenedStreams;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

final class PreviewStreamTest implements PreviewFeedContract {
    private final OpenedStreams streams = new OpenedStreams();

    @AfterEach
    void stop() {
        streams.close();
    }

    @Override
    public Opened open() {
        var ends = streams.open();
        return new BothEnds(new PreviewStream(ends.stream()), ends);
    }

    private record BothEnds(PreviewFeed feed, OpenedStreams.Ends ends) implements Opened {
        @Override
        public List<String> received() {
            return ends.told().stream().map(BothEnds::word).toList();
        }

        private static String word(EventReader.Event event) {
            var what = event.type().equals("flip") ? "record_id" : "done";
            return event.type() + " " + event.json().get(what).asText();
        }
    }
}
