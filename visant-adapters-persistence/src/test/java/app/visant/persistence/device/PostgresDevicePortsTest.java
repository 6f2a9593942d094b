package app.visant.persistence.device;

import app.visant.application.PortsUnderTest;
import app.visant.application.device.port.DeviceReadModelContract;
import app.visant.application.device.port.DeviceRepositoryContract;
import app.visant.application.device.port.DeviceTokenRepositoryContract;
import app.visant.application.device.port.PresenceRepositoryContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresDevicePortsTest {
    @Nested
    final class Devices implements DeviceRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Tokens implements DeviceTokenRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Streams implements PresenceRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Views implements DeviceReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
