package app.visant.application.command.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.domain.shared.StreamId;
import java.util.List;
import org.junit.jupiter.api.Nested;

final class InMemoryCommandPortsTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Nested
    final class Commands implements CommandRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Schedules implements DeviceSchedulesContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Channel implements CommandChannelContract {
        @Override
        public Opened open() {
            return new Recorded(
                    new RecordingCommandChannel(new StreamId(world.ids().next())));
        }
    }

    private record Recorded(RecordingCommandChannel channel) implements CommandChannelContract.Opened {
        @Override
        public List<String> received() {
            return channel.sent().stream().map(Recorded::word).toList();
        }

        private static String word(CommandChannel.Message message) {
            return switch (message) {
                case CommandChannel.Message.Config c -> "config";
                case CommandChannel.Message.Capture c ->
                    "capture " + c.command().id();
                case CommandChannel.Message.ConfigChanged c -> "config_update";
                case CommandChannel.Message.SchedulesChanged s -> "schedule_update";
                case CommandChannel.Message.Deactivated d -> "deactivated";
            };
        }
    }
}
