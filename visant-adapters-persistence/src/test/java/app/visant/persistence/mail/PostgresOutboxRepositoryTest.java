package app.visant.persistence.mail;

import app.visant.application.PortsUnderTest;
import app.visant.application.mail.port.OutboxRepositoryContract;
import app.visant.persistence.PostgresPorts;

final class PostgresOutboxRepositoryTest implements OutboxRepositoryContract {
    @Override
    public PortsUnderTest ports() {
        return PostgresPorts.shared();
    }
}
