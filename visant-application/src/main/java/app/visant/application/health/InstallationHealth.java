package app.visant.application.health;

import app.visant.application.health.port.DataDisk;
import app.visant.application.health.port.DataDisk.Space;
import app.visant.application.health.port.InstallationReadModel;
import app.visant.application.health.port.InstallationReadModel.LiveNode;
import app.visant.application.health.port.InstallationReadModel.Volumes;
import app.visant.application.health.port.InstallationReadModel.Work;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How the installation is doing: who runs, what waits, how much room there is. For its operator. */
public final class InstallationHealth {
    private final TransactionRunner transactions;
    private final InstallationReadModel installation;
    private final DataDisk disk;
    private final InstantSource clock;

    @Inject
    public InstallationHealth(
            TransactionRunner transactions, InstallationReadModel installation, DataDisk disk, InstantSource clock) {
        this.transactions = transactions;
        this.installation = installation;
        this.disk = disk;
        this.clock = clock;
    }

    /** As it is at this moment. */
    public Report report() {
        var now = clock.instant();
        // The disk is asked outside: one that hangs holds no connection.
        var space = disk.space();
        return transactions.system(
                Purpose.OPERATOR,
                tx -> new Report(
                        installation.nodes(tx, now), installation.work(tx, now), installation.volumes(tx), space));
    }

    /** @param disk empty if it cannot be asked */
    public record Report(List<LiveNode> nodes, List<Work> work, Volumes volumes, Optional<Space> disk) {
        public Report {
            nodes = List.copyOf(nodes);
            work = List.copyOf(work);
        }
    }
}
