package app.visant.application;

import app.visant.application.org.port.InMemoryOrganizationRepository;
import app.visant.application.shared.port.DirectSignalBus;
import app.visant.application.shared.port.InMemoryIdempotencyStore;
import app.visant.application.shared.port.InMemoryJobQueue;
import app.visant.application.shared.port.InMemoryRateLimiter;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.SequentialIds;
import app.visant.application.shared.port.SequentialTokens;
import app.visant.application.shared.port.SettableClock;

/** Every outbound port in memory, over one set of tables: the surroundings of a service or a server under test. */
public final class InMemoryWorld implements PortsUnderTest {
    private final SettableClock clock = new SettableClock();
    private final SequentialIds ids = new SequentialIds();
    private final SequentialTokens tokens = new SequentialTokens();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final DirectSignalBus signals = new DirectSignalBus(transactions);
    private final InMemoryRateLimiter rateLimiter = new InMemoryRateLimiter();
    private final InMemoryIdempotencyStore idempotency = new InMemoryIdempotencyStore();
    private final InMemoryJobQueue jobs = new InMemoryJobQueue(transactions, ids);
    private final InMemoryOrganizationRepository organizations = new InMemoryOrganizationRepository(transactions);

    public SettableClock clock() {
        return clock;
    }

    public SequentialTokens tokens() {
        return tokens;
    }

    @Override
    public InMemoryTransactions transactions() {
        return transactions;
    }

    @Override
    public InMemoryJobQueue jobs() {
        return jobs;
    }

    @Override
    public DirectSignalBus signals() {
        return signals;
    }

    @Override
    public InMemoryRateLimiter rateLimiter() {
        return rateLimiter;
    }

    @Override
    public InMemoryIdempotencyStore idempotency() {
        return idempotency;
    }

    @Override
    public SequentialIds ids() {
        return ids;
    }

    @Override
    public InMemoryOrganizationRepository organizations() {
        return organizations;
    }
}
