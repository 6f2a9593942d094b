package app.visant.application.evaluation;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;

final class BrokenAskingTest implements BrokenAskingContract {
    private final InMemoryWorld world = new InMemoryWorld();

    @Override
    public PortsUnderTest ports() {
        return world;
    }
}
