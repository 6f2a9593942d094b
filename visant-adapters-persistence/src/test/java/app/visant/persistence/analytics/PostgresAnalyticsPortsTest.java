package app.visant.persistence.analytics;

import app.visant.application.PortsUnderTest;
import app.visant.application.analytics.port.AnalyticsReadModelContract;
import app.visant.persistence.PostgresPorts;

final class PostgresAnalyticsPortsTest implements AnalyticsReadModelContract {
    @Override
    public PortsUnderTest ports() {
        return PostgresPorts.shared();
    }
}
