package app.visant.application.key.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;

final class InMemoryKeyRepositoryTest implements KeyRepositoryContract {
    private final InMemoryWorld world = new InMemoryWorld();

    @Override
    public PortsUnderTest ports() {
        return world;
    }
}
