package app.visant.application.health.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;

final class InMemoryHealthPortsTest implements InstallationReadModelContract, DataDiskContract {
    private final InMemoryWorld world = new InMemoryWorld();

    @Override
    public PortsUnderTest ports() {
        return world;
    }

    @Override
    public DataDisk disk() {
        return world.dataDisk();
    }
}
