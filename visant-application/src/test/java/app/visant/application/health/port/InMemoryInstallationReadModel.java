package app.visant.application.health.port;

import app.visant.application.device.port.InMemoryPresenceRepository;
import app.visant.application.org.port.InMemoryStreamCounts;
import app.visant.application.org.port.InMemoryUsageRepository;
import app.visant.application.shared.port.InMemoryJobQueue;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import java.time.Instant;
import java.util.List;

/** Sums over what the other fakes hold. */
public final class InMemoryInstallationReadModel implements InstallationReadModel {
    private final InMemoryTransactions transactions;
    private final InMemoryPresenceRepository presence;
    private final InMemoryStreamCounts streams;
    private final InMemoryJobQueue jobs;
    private final InMemoryUsageRepository usage;

    public InMemoryInstallationReadModel(
            InMemoryTransactions transactions,
            InMemoryPresenceRepository presence,
            InMemoryStreamCounts streams,
            InMemoryJobQueue jobs,
            InMemoryUsageRepository usage) {
        this.transactions = transactions;
        this.presence = presence;
        this.streams = streams;
        this.jobs = jobs;
        this.usage = usage;
    }

    @Override
    public List<LiveNode> nodes(Tx tx, Instant now) {
        transactions.requireSystem(tx);
        return presence.nodes(tx, now, node -> streams.ofOrganizations(tx, node));
    }

    @Override
    public List<Work> work(Tx tx, Instant now) {
        transactions.requireSystem(tx);
        return jobs.work(tx, now);
    }

    @Override
    public Volumes volumes(Tx tx) {
        transactions.requireSystem(tx);
        return new Volumes(usage.all(tx), 0);
    }
}
