package app.visant.persistence.capture;

import app.visant.application.PortsUnderTest;
import app.visant.application.capture.port.CaptureListContract;
import app.visant.application.capture.port.CaptureRepositoryContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresCaptureRepositoryTest {
    @Nested
    final class Captures implements CaptureRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Lists implements CaptureListContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
