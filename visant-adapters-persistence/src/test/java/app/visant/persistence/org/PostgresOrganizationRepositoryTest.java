package app.visant.persistence.org;

import app.visant.application.PortsUnderTest;
import app.visant.application.org.port.OrganizationReadModelContract;
import app.visant.application.org.port.OrganizationRepositoryContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresOrganizationRepositoryTest {
    @Nested
    final class Organizations implements OrganizationRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Views implements OrganizationReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
