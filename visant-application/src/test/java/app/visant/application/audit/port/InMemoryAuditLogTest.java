package app.visant.application.audit.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;

final class InMemoryAuditLogTest implements AuditLogContract {
    private final InMemoryWorld ports = new InMemoryWorld();

    @Override
    public PortsUnderTest ports() {
        return ports;
    }
}
