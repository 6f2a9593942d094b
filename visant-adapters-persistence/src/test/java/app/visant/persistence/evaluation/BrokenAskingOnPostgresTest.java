package app.visant.persistence.evaluation;

import app.visant.application.PortsUnderTest;
import app.visant.application.evaluation.BrokenAskingContract;
import app.visant.persistence.PostgresPorts;

/** An interrupt cuts a connection, which a database in memory does not have. */
final class BrokenAskingOnPostgresTest implements BrokenAskingContract {
    @Override
    public PortsUnderTest ports() {
        return PostgresPorts.shared();
    }
}
