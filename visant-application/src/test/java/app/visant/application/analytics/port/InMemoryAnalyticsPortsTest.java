package app.visant.application.analytics.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;

final class InMemoryAnalyticsPortsTest implements AnalyticsReadModelContract {
    private final InMemoryWorld world = new InMemoryWorld();

    @Override
    public PortsUnderTest ports() {
        return world;
    }
}
