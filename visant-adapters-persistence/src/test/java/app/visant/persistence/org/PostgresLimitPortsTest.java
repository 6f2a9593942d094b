package app.visant.persistence.org;

import app.visant.application.PortsUnderTest;
import app.visant.application.org.port.LimitRepositoryContract;
import app.visant.application.org.port.RequestCountsContract;
import app.visant.application.org.port.StreamCountsContract;
import app.visant.application.org.port.UsageRepositoryContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresLimitPortsTest {
    private final PostgresPorts ports = PostgresPorts.shared();

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
