package app.visant.persistence.key;

import app.visant.application.PortsUnderTest;
import app.visant.application.key.port.KeyRepositoryContract;
import app.visant.persistence.PostgresPorts;

final class PostgresKeyRepositoryTest implements KeyRepositoryContract {
    @Override
    public PortsUnderTest ports() {
        return PostgresPorts.shared();
    }
}
