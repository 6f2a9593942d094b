package app.visant.application.capture;

import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Counts the transactions of organizations, and fails or holds them if told. */
final class WatchedTransactions implements TransactionRunner {
    private final TransactionRunner transactions;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    WatchedTransactions(TransactionRunner transactions) {
        this.transactions = transactions;
    }

    int count() {
        return count.get();
    }

    void failNext() {
        failures.set(1);
    }

    void awaitFailure() throws InterruptedException {
        failed.await();
    }

    void hold() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    @Override
    public <T> T forOrg(OrgId org, Function<Tx, T> work) {
        count.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failures.getAndSet(0) > 0) {
            failed.countDown();
            throw new IllegalStateException("the database is away");
        }
        return transactions.forOrg(org, work);
    }

    @Override
    public <T> T system(Purpose purpose, Function<Tx, T> work) {
        return transactions.system(purpose, work);
    }
}
