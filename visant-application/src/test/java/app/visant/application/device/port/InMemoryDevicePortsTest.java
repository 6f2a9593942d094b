package app.visant.application.device.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import org.junit.jupiter.api.Nested;

final class InMemoryDevicePortsTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Nested
    final class Devices implements DeviceRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Tokens implements DeviceTokenRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Streams implements PresenceRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Views implements DeviceReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }
}
