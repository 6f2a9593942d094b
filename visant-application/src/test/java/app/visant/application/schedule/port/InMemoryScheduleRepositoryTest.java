package app.visant.application.schedule.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import org.junit.jupiter.api.Nested;

final class InMemoryScheduleRepositoryTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Nested
    final class Schedules implements ScheduleRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Runs implements ScheduleRunsContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }
}
