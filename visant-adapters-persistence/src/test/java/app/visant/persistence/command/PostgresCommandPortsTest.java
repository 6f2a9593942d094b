package app.visant.persistence.command;

import app.visant.application.PortsUnderTest;
import app.visant.application.command.port.CommandRepositoryContract;
import app.visant.application.command.port.DeviceSchedulesContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresCommandPortsTest {
    @Nested
    final class Commands implements CommandRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Schedules implements DeviceSchedulesContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
