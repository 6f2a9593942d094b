package app.visant.application.org.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import org.junit.jupiter.api.Nested;

final class InMemoryLimitPortsTest {
    private final InMemoryWorld ports = new InMemoryWorld();

    @Nested
    final class Limits implements LimitRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return ports;
        }
    }

    @Nested
    final class Usage implements UsageRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return ports;
        }
    }

    @Nested
    final class Requests implements RequestCountsContract {
        @Override
        public PortsUnderTest ports() {
            return ports;
        }
    }

    @Nested
    final class Streams implements StreamCountsContract {
        @Override
        public PortsUnderTest ports() {
            return ports;
        }
    }
}
