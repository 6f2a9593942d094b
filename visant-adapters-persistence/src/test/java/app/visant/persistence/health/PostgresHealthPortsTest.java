package app.visant.persistence.health;

import app.visant.application.PortsUnderTest;
import app.visant.application.health.port.InstallationReadModelContract;
import app.visant.persistence.PostgresPorts;

final class PostgresHealthPortsTest implements InstallationReadModelContract {
    @Override
    public PortsUnderTest ports() {
        return PostgresPorts.shared();
    }
}
