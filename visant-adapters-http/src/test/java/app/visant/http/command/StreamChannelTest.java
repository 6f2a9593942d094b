package app.visant.http.command;

import app.visant.application.command.port.CommandChannel;
import app.visant.application.command.port.CommandChannelContract;
import app.visant.domain.shared.StreamId;
import app.visant.http.EventReader;
import app.visant.http.OpenedStreams;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

final class StreamChannelTest implements CommandChannelContract {
    private final OpenedStreams streams = new OpenedStreams();
    private int opened;

    @AfterEach
    void stop() {
        streams.close();
    }

    @Override
    public Opened open() {
        opened++;
        var ends = streams.open();
        return new BothEnds(new StreamChannel(new StreamId(new UUID(0, opened)), ends.stream()), ends);
    }

    private record BothEnds(CommandChannel channel, OpenedStreams.Ends ends) implements Opened {
        @Override
        public List<String> received() {
            return ends.told().stream().map(BothEnds::word).toList();
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
