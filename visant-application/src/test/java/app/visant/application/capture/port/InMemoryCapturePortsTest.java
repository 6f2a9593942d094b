package app.visant.application.capture.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import java.util.List;
import org.junit.jupiter.api.Nested;

final class InMemoryCapturePortsTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Nested
    final class Captures implements CaptureRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Lists implements CaptureListContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Feed implements CaptureFeedContract {
        @Override
        public Opened open() {
            return new Recorded(new RecordingCaptureFeed());
        }
    }

    private record Recorded(RecordingCaptureFeed feed) implements CaptureFeedContract.Opened {
        @Override
        public List<String> received() {
            return feed.offered().stream().map(Recorded::word).toList();
        }

        private static String word(CaptureFeed.Event event) {
            return switch (event) {
                case CaptureFeed.Event.CaptureChanged changed ->
                    "capture " + changed.capture().recordId();
                case CaptureFeed.Event.DeviceChanged changed ->
                    "device " + changed.device().device().id();
            };
        }
    }
}
