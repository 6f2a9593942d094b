package app.visant.application.org.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;

final class InMemoryOrganizationReadModelTest implements OrganizationReadModelContract {
    private final InMemoryWorld world = new InMemoryWorld();

    @Override
    public PortsUnderTest ports() {
        return world;
    }
}
