package app.visant.persistence.schedule;

import app.visant.application.PortsUnderTest;
import app.visant.application.schedule.port.ScheduleRepositoryContract;
import app.visant.application.schedule.port.ScheduleRunsContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresScheduleRepositoryTest {
    @Nested
    final class Schedules implements ScheduleRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Runs implements ScheduleRunsContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
